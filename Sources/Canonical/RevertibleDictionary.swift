/// A dictionary that can go back to how it was before something was tried, at the price of what that changed and not of a copy of
/// all: runs of a large plan are tried one by one on what is known of all devices. Attempts may lie in each other.
public struct RevertibleDictionary<Key: Hashable, Value> {
    /// Where an attempt began.
    public struct Attempt: Sendable {
        fileprivate let start: Int
    }

    private var values: [Key: Value] = [:]
    /// What stood behind each key before it was changed, since the outermost attempt began.
    private var earlier: [(key: Key, value: Value?)] = []
    private var depth = 0

    public init() {}

    /// The keys that have a value.
    public var keys: Dictionary<Key, Value>.Keys { values.keys }

    /// The value behind a key; nil takes it away.
    public subscript(key: Key) -> Value? {
        get { values[key] }
        set {
            if depth > 0 { earlier.append((key, values[key])) }
            values[key] = newValue
        }
    }

    /// Begins an attempt, which is to be kept or reverted.
    public mutating func attempt() -> Attempt {
        depth += 1
        return Attempt(start: earlier.count)
    }

    /// Ends an attempt and lets what it changed stand.
    public mutating func keep(_ attempt: Attempt) { end(attempt) }

    /// Ends an attempt and takes back what it changed.
    public mutating func revert(_ attempt: Attempt) {
        for (key, value) in earlier[attempt.start...].reversed() { values[key] = value }
        earlier.removeSubrange(attempt.start...)
        end(attempt)
    }

    private mutating func end(_ attempt: Attempt) {
        precondition(depth > 0 && attempt.start <= earlier.count, "an attempt ends once, the innermost first")
        depth -= 1
        if depth == 0 { earlier = [] }
    }
}

extension RevertibleDictionary: Sendable where Key: Sendable, Value: Sendable {}
