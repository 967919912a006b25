/// An alert's id, opaque: 1 to 256 letters, digits and `_ - . ~ : = + @`, not only dots.
public struct AlertID: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// nil if the text holds what no id of the service holds and what could mean something in a path.
    public init?(_ text: String) {
        guard (1...256).contains(text.utf8.count), text.utf8.allSatisfy(Self.isSafe),
            text.utf8.contains(where: { $0 != UInt8(ascii: ".") })
        else { return nil }
        description = text
    }

    private static func isSafe(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            || "_-.~:=+@".utf8.contains(byte)
    }
}
