/// The origin of a service: scheme, host and port, and nothing else. https only, except on loopback.
enum OriginText {
    /// The origin in lower case without a trailing slash; nil if the text is none or not allowed.
    static func normalized(_ text: String) -> String? {
        var text = text.lowercased()
        if text.hasSuffix("/") { text.removeLast() }
        if let rest = SecretReference.rest(of: text, after: "https://") { return isAuthority(rest) ? text : nil }
        guard let rest = SecretReference.rest(of: text, after: "http://"), isAuthority(rest) else { return nil }
        return isLoopback(host(of: rest)) ? text : nil
    }

    private static func isAuthority(_ text: String) -> Bool {
        let allowed = text.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || "-.:[]".utf8.contains(byte)
        }
        let host = host(of: text)
        let isName = !host.utf8.contains { "[]".utf8.contains($0) } || (host.hasPrefix("[") && text.hasPrefix(host))
        return allowed && !host.isEmpty && isName && isPort(text.dropFirst(host.count))
    }

    /// Nothing, or a colon and a number that a port can have.
    private static func isPort(_ rest: Substring) -> Bool {
        guard let colon = rest.first else { return true }
        let digits = rest.dropFirst()
        let isNumber = !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return colon == ":" && isNumber && (1...65535).contains(Int(digits) ?? 0)
    }

    private static func host(of authority: String) -> String {
        if authority.hasPrefix("[") { return String(authority.prefix { $0 != "]" }) + "]" }
        return String(authority.prefix { $0 != ":" })
    }

    private static func isLoopback(_ host: String) -> Bool {
        ["127.0.0.1", "localhost", "[::1]"].contains(host)
    }
}
