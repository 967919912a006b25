/// An indicator's id: a number, as a text.
public struct IndicatorID: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// nil unless the text is 1 to 20 digits.
    public init?(_ text: String) {
        guard (1...20).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        description = text
    }
}
