/// What became of calling an action of ours off.
enum CallingOff: Hashable, Sendable {
    case done
    /// It is not known.
    case open(String)
    /// The service would not: the action may have ended in the meantime.
    case failed(String)
    /// It was forbidden.
    case held(String)
}
