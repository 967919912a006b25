import Expressions

/// Values as words among the arguments of a script. How a shell quotes differs from one to the next, so what any of them could
/// take for more than a word is not written at all.
enum ArgumentWord {
    /// The value as it is; nil unless it holds letters, digits and `._:@/\\-` only, and does not begin like an option.
    static func text(of value: Value) -> String? {
        let text = value.text
        guard let first = text.utf8.first, first != UInt8(ascii: "-"), text.utf8.allSatisfy(isPlain) else { return nil }
        return text
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || "._:@/\\-".utf8.contains(byte)
    }
}
