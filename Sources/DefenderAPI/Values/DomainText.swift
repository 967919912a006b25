/// A domain or host name: labels of letters, digits, `-` and `_`, with a point between them (RFC 1035, section 2.3.1,
/// and the underscores of practice). Names of other alphabets come in their ASCII form (RFC 5890).
public struct DomainText: Hashable, Sendable, CustomStringConvertible {
    /// In lower case.
    public let description: String

    /// nil if the text is no name: also for an address, a URL or a wildcard.
    public init?(_ text: String) {
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...253).contains(text.utf8.count), IPText(text) == nil,
            labels.allSatisfy({ label in
                (1...63).contains(label.count) && label.allSatisfy(Self.isAllowed)
                    && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
            })
        else { return nil }
        description = text.foldedASCII
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
}
