/// Where a secret is to be read from. The secret itself never stands in a file of the project.
public enum SecretReference: Hashable, Sendable {
    /// `env:NAME`
    case environment(String)
    /// `file:PATH`, relative to the project
    case file(String)

    /// Reads `env:NAME` or `file:PATH`; nil for anything else.
    public init?(_ text: String) {
        if let name = Self.rest(of: text, after: "env:"), name.utf8.allSatisfy(Self.isNameByte) {
            self = .environment(name)
        } else if let path = Self.rest(of: text, after: "file:") {
            self = .file(path)
        } else {
            return nil
        }
    }

    static func rest(of text: String, after prefix: String) -> String? {
        guard text.hasPrefix(prefix), text.utf8.count > prefix.utf8.count else { return nil }
        return String(text.dropFirst(prefix.count))
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte & 0xDF) || (0x30...0x39).contains(byte) || byte == 0x5F
    }
}
