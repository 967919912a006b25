/// Items of a `for_each` in groups, one after the other.
public struct Waves: Sendable, Hashable {
    /// How many items a group has.
    public let size: Int
    /// No further group starts once more than this part of the items begun has failed.
    public let stopAbove: Share?

    private static let size = Key("of", Form.integer(1...10_000), required: true, "How many items a group has.")
    private static let stopAbove = Key(
        "stop_above", Form.share, "No further group starts once more than this part has failed: `5%`.")

    static let form = MappingForm<Waves>("`waves`", "Items in groups, one after the other.", [size, stopAbove]) { fields in
        let (size, share) = (fields[Self.size], fields[Self.stopAbove])
        return size.map { Waves(size: $0, stopAbove: share) }
    }
}
