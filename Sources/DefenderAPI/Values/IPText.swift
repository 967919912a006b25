/// An address of IPv4 (dotted decimal, RFC 6943 section 3.1.1, strict form) or IPv6 (RFC 4291 section 2.2); no zone, no
/// prefix length.
public struct IPText: Hashable, Sendable, CustomStringConvertible {
    /// As it was given, in lower case.
    public let description: String
    public let isVersion6: Bool

    /// nil if the text is no address.
    public init?(_ text: String) {
        guard text.utf8.count <= 45 else { return nil }
        isVersion6 = text.utf8.contains(UInt8(ascii: ":"))
        guard isVersion6 ? Self.isVersion6(text) : Self.isVersion4(text[...]) else { return nil }
        description = text.foldedASCII
    }

    private static func isVersion4(_ text: Substring) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                (1...3).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
                    && (part.utf8.count == 1 || part.first != "0") && (Int(part) ?? 256) < 256
            }
    }

    private static func isVersion6(_ text: String) -> Bool {
        let halves = split(text)
        guard halves.count <= 2 else { return false }
        var groups = 0
        for (index, half) in halves.enumerated() where !half.isEmpty {
            let parts = half.split(separator: ":", omittingEmptySubsequences: false)
            let isEnd = index == halves.count - 1
            for (place, part) in parts.enumerated() {
                if isEnd, place == parts.count - 1, part.contains(".") {
                    guard isVersion4(part) else { return false }
                    groups += 2
                } else {
                    guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy(isHexDigit) else { return false }
                    groups += 1
                }
            }
        }
        return halves.count == 2 ? groups < 8 : groups == 8
    }

    /// The parts around each `::`.
    private static func split(_ text: String) -> [Substring] {
        var halves: [Substring] = []
        var rest = text[...]
        while let gap = rest.firstRange(of: "::") {
            halves.append(rest[..<gap.lowerBound])
            rest = rest[gap.upperBound...]
        }
        return halves + [rest]
    }
}
