/// Where a service is: scheme, host and port. http is for loopback only.
public struct Origin: Hashable, Sendable, CustomStringConvertible {
    public enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
        /// Not `https://host` or `https://host:port`, with nothing after it but a slash.
        case malformed(String)
        /// http to another host than loopback.
        case unprotected(String)

        public var description: String { Messages.badOrigin(self) }
    }

    /// `https`, or `http` for loopback.
    public let scheme: String
    /// The host in lower case, an IPv6 address in brackets.
    public let host: String
    /// nil for the scheme's own.
    public let port: Int?

    /// Reads an address such as `https://api.security.microsoft.com` or `http://127.0.0.1:8080`.
    public init(_ text: String) throws(Fault) {
        guard let parts = OriginParts(text) else { throw .malformed(text) }
        scheme = parts.scheme
        host = parts.host
        port = parts.port
        guard scheme == "https" || isLoopback else { throw .unprotected(text) }
    }

    /// `host` or `host:port`, as it stands in a request.
    public var authority: String { port.map { "\(host):\($0)" } ?? host }

    public var description: String { "\(scheme)://\(authority)" }

    /// Whether the host is this machine: `localhost`, 127.0.0.0/8 or ::1.
    public var isLoopback: Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in part.count <= 3 ? UInt8(String(decoding: part, as: UTF8.self)) : nil }
        return parts.count == 4 && numbers.count == 4 && numbers[0] == 127
    }
}
