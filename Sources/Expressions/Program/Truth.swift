/// The outcome of a test.
enum Truth {
    case no, yes
    /// Neither: why is what `Frame.takeGap()` gives.
    case gap

    @inline(__always)
    init(_ flag: Bool) {
        self = flag ? .yes : .no
    }
}
