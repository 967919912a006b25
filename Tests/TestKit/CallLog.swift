import Synchronization

/// What happened, in order, over all the parts of a test.
public final class CallLog: Sendable {
    private let lines = Mutex<[String]>([])

    public init() {}

    public func note(_ line: String) { lines.withLock { $0.append(line) } }

    public var all: [String] { lines.withLock { $0 } }

    /// The lines that begin so.
    public func all(_ prefix: String) -> [String] { all.filter { $0.hasPrefix(prefix) } }
}
