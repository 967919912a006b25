/// An id whose form no page states (software, recommendations, investigations, remediation): opaque, but fit to stand
/// in a path.
public struct EntityKey: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// nil if the text is empty, longer than 512 bytes, holds a control character or a slash, or is only points.
    public init?(_ text: String) {
        guard (1...512).contains(text.utf8.count), text.unicodeScalars.allSatisfy(Self.isSafe),
            text.contains(where: { $0 != "." })
        else { return nil }
        description = text
    }

    private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 && scalar.value != 0x7F && scalar != "/" && scalar != "\\"
    }
}
