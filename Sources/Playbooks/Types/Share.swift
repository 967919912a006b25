/// A part of a whole, in hundredths of a percent, so that it counts exactly.
public struct Share: Hashable, Sendable, CustomStringConvertible {
    public let basisPoints: Int

    /// Reads `5%` or `0.25%`: more than nothing, at most all.
    public init?(_ text: String) {
        guard text.utf8.last == UInt8(ascii: "%") else { return nil }
        let parts = text.dropLast().split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            parts[0].utf8.count <= 3, let whole = Int(parts[0])
        else { return nil }
        let decimals = parts.count == 2 ? String(parts[1]) : ""
        guard decimals.utf8.count <= 2, let hundredths = Int((decimals + "00").prefix(2)) else { return nil }
        basisPoints = whole * 100 + hundredths
        guard (1...10_000).contains(basisPoints) else { return nil }
    }

    /// The most of so many: rounded down, but at least one.
    public func most(of count: Int) -> Int {
        // Whole and rest apart, so that no count overflows.
        max(1, count / 10_000 * basisPoints + count % 10_000 * basisPoints / 10_000)
    }

    public var description: String {
        let rest = basisPoints % 100
        return rest == 0 ? "\(basisPoints / 100)%" : "\(basisPoints / 100).\(rest < 10 ? "0" : "")\(rest)%"
    }
}

extension Form where Value == Share {
    static var share: Form {
        Form<String>.text(#"^[0-9]{1,3}(\.[0-9]{1,2})?%$"#, { Share($0) != nil }, or: Messages.notAShare)
            .map { text, _, _ in Share(text) }
    }
}
