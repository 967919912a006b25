/// An address and how many of its first bits name the network (CIDR, RFC 4632 and RFC 4291, section 2.3).
struct IPNetwork: Hashable, Sendable {
    let address: IPAddress
    let length: Int

    init(address: IPAddress, length: Int) {
        self.address = address
        self.length = length
    }

    /// Reads `192.0.2.0/24`; the bits past the length are kept.
    init(_ text: String) throws(IPAddress.Refusal) {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .syntax }
        address = try IPAddress(String(Substring(parts[0])))
        let digits = parts[1]
        guard (1...3).contains(digits.count), digits.allSatisfy(Lexer.isDigit), digits.count == 1 || digits.first != UInt8(ascii: "0"),
            let length = Int(String(Substring(digits))), length <= address.width
        else { throw .syntax }
        self.length = length
    }

    var text: String { "\(address.text)/\(length)" }
    var masked: IPNetwork { IPNetwork(address: address.masked(length), length: length) }

    func contains(_ other: IPAddress) -> Bool {
        other.isVersion4 == address.isVersion4 && other.masked(length) == address.masked(length)
    }

    func contains(_ other: IPNetwork) -> Bool { other.length >= length && contains(other.address) }
}
