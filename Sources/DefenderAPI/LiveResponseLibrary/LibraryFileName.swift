/// The name of a file of the live response library: letters, digits, `-`, `_` and `.` (live-response.md).
public struct LibraryFileName: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// nil if the text holds anything else, is empty, longer than 255 bytes, or only points.
    public init?(_ text: String) {
        guard (1...255).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed),
            text.utf8.contains(where: { $0 != UInt8(ascii: ".") })
        else { return nil }
        description = text
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            || "-_.".utf8.contains(byte)
    }
}
