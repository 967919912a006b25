/// A device's id: 40 hexadecimal digits, kept in lower case.
public struct MachineID: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// nil unless the text has the shape of a machine id: a name is no id, and nothing else may enter a path.
    public init?(_ text: String) {
        guard text.utf8.count == 40, text.utf8.allSatisfy(isHexDigit) else { return nil }
        description = text.foldedASCII
    }
}

func isHexDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
}
