/// What was still under way against a deed when the service had taken it, and what became of that.
enum Aftermath: Hashable, Sendable {
    /// Nothing of ours is; what other people asked for stays, and these sentences name it.
    case clear([String])
    /// The service could not be asked.
    case open(String)
    /// Something of ours is, and could not be called off.
    case stays(String)

    var isClear: Bool {
        switch self {
        case .clear: true
        case .open, .stays: false
        }
    }
}
