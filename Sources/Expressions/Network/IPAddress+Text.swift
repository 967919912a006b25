extension IPAddress {
    /// Why a text is no address.
    enum Refusal: Error {
        case syntax, zone, mapped
    }

    /// Reads dotted decimal (without leading zeros) or RFC 4291, section 2.2. Zones are refused, and so is an IPv4
    /// address written inside an IPv6 one when the whole means the IPv4 address (`::ffff:192.0.2.1`).
    init(_ text: String) throws(Refusal) {
        let bytes = Array(text.utf8)
        guard bytes.contains(UInt8(ascii: ":")) else {
            guard let bits = Self.version4(bytes[...]) else { throw .syntax }
            self.init(isVersion4: true, bits: UInt128(bits))
            return
        }
        if bytes.contains(UInt8(ascii: "%")) { throw .zone }
        guard let bits = Self.version6(bytes) else { throw .syntax }
        if bits >> 32 == 0xFFFF, bytes.contains(UInt8(ascii: ".")) { throw .mapped }
        self.init(isVersion4: false, bits: bits)
    }

    private static func version4(_ bytes: ArraySlice<UInt8>) -> UInt32? {
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bits: UInt32 = 0
        for part in parts {
            guard (1...3).contains(part.count), part.allSatisfy(Lexer.isDigit), part.count == 1 || part.first != UInt8(ascii: "0"),
                let number = UInt32(String(decoding: part, as: UTF8.self)), number < 256
            else { return nil }
            bits = bits << 8 | number
        }
        return bits
    }

    private static func version6(_ bytes: [UInt8]) -> UInt128? {
        let text = String(decoding: bytes, as: UTF8.self)
        var halves: [String.UTF8View.SubSequence] = [text.utf8[...]]
        if let gap = CodePoints.firstIndex(of: "::", in: text) {
            let start = text.utf8.index(text.startIndex, offsetBy: gap)
            halves = [text.utf8[..<start], text.utf8[text.utf8.index(start, offsetBy: 2)...]]
        }
        var groups: [[UInt16]] = []
        for (index, half) in halves.enumerated() {
            guard let parsed = Self.groups(Array(half), mayEndIn4: index == halves.count - 1) else { return nil }
            groups.append(parsed)
        }
        let count = groups.reduce(0) { $0 + $1.count }
        guard halves.count == 2 ? count < 8 : count == 8 else { return nil }
        let zeros = Array(repeating: UInt16(0), count: 8 - count)
        let all = halves.count == 2 ? groups[0] + zeros + groups[1] : groups[0]
        return all.reduce(0) { $0 << 16 | UInt128($1) }
    }

    private static func groups(_ bytes: [UInt8], mayEndIn4: Bool) -> [UInt16]? {
        guard !bytes.isEmpty else { return [] }
        var result: [UInt16] = []
        let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if mayEndIn4, index == parts.count - 1, part.contains(UInt8(ascii: ".")) {
                guard let bits = version4(part) else { return nil }
                result += [UInt16(bits >> 16), UInt16(bits & 0xFFFF)]
            } else {
                guard (1...4).contains(part.count), part.allSatisfy({ Lexer.isLetter($0) || Lexer.isDigit($0) }),
                    let group = UInt16(String(decoding: part, as: UTF8.self), radix: 16)
                else { return nil }
                result.append(group)
            }
        }
        return result
    }

    /// The one spelling: dotted decimal, or RFC 5952.
    var text: String {
        if isVersion4 { return (0..<4).map { String(bits >> (24 - 8 * $0) & 0xFF) }.joined(separator: ".") }
        let groups = (0..<8).map { UInt16(truncatingIfNeeded: bits >> (112 - 16 * $0)) }
        if bits >> 32 == 0xFFFF { return "::ffff:" + IPAddress(isVersion4: true, bits: bits & 0xFFFF_FFFF).text }
        func write(_ groups: some Sequence<UInt16>) -> String { groups.map { String($0, radix: 16) }.joined(separator: ":") }
        guard let gap = Self.longestGap(groups) else { return write(groups) }
        return write(groups[..<gap.lowerBound]) + "::" + write(groups[gap.upperBound...])
    }

    /// The first of the longest runs of two zeros or more.
    private static func longestGap(_ groups: [UInt16]) -> Range<Int>? {
        var best: Range<Int>?
        var start = 0
        while start < groups.count {
            var end = start
            while end < groups.count, groups[end] == 0 { end += 1 }
            if end - start >= max(2, (best?.count ?? 0) + 1) { best = start..<end }
            start = max(end, start + 1)
        }
        return best
    }
}
