/// An origin's text taken apart, strictly: no user, no path, no query, no escapes, so that nothing is left to a URL parser's
/// opinion of where a bearer token goes.
struct OriginParts {
    let scheme: String
    let host: String
    let port: Int?

    init?(_ text: String) {
        let lowered = text.lowercased()
        guard let scheme = ["https", "http"].first(where: { lowered.hasPrefix($0 + "://") }) else { return nil }
        var rest = lowered.dropFirst(scheme.count + 3)
        if rest.hasSuffix("/") { rest.removeLast() }
        guard let (host, tail) = Self.host(rest) else { return nil }
        guard tail.isEmpty || tail.hasPrefix(":") else { return nil }
        guard let port = Self.port(tail.dropFirst()) else {
            guard tail.isEmpty else { return nil }
            self.init(scheme, host, nil)
            return
        }
        self.init(scheme, host, port == (scheme == "https" ? 443 : 80) ? nil : port)
    }

    private init(_ scheme: String, _ host: String, _ port: Int?) {
        self.scheme = scheme
        self.host = host
        self.port = port
    }

    private static func port(_ text: Substring) -> Int? {
        guard (1...5).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text).flatMap { (1...65535).contains($0) ? $0 : nil }
    }

    private static func host(_ text: Substring) -> (String, Substring)? {
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            let inside = text[text.index(after: text.startIndex)..<end]
            guard !inside.isEmpty, inside.utf8.allSatisfy({ "0123456789abcdef:.".utf8.contains($0) }) else { return nil }
            return (String(text[...end]), text[text.index(after: end)...])
        }
        let end = text.firstIndex(of: ":") ?? text.endIndex
        let host = text[..<end]
        guard !host.isEmpty, host.utf8.allSatisfy({ "0123456789abcdefghijklmnopqrstuvwxyz-.".utf8.contains($0) }) else { return nil }
        return (String(host), text[end...])
    }
}
