/// What a map can be looked up by. Numbers that are equal are one key: `1`, `1u` and `1.0` find the same entry.
enum MapKey: Hashable, Sendable {
    case bool(Bool)
    case int(Int64)
    /// Past the range of `int` only.
    case uint(UInt64)
    case text(TextKey)

    /// Nil for values that can't be a key.
    init?(_ value: Value) {
        switch value {
        case .bool(let flag): self = .bool(flag)
        case .int(let number): self = .int(number)
        case .uint(let number): self = Int64(exactly: number).map { .int($0) } ?? .uint(number)
        case .string(let text): self = .text(TextKey(text))
        default: return nil
        }
    }

    /// As `init?(_:)`, and whole doubles too: they find a key but never are one.
    init?(lookingUp value: Value) {
        guard case .double(let number) = value else {
            self.init(value)
            return
        }
        if let whole = Int64(exactly: number) {
            self = .int(whole)
        } else if let whole = UInt64(exactly: number) {
            self = .uint(whole)
        } else {
            return nil
        }
    }
}
