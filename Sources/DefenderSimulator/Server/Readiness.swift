public import Canonical

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A server that answers, and how to sign in to it.
public struct Readiness: Hashable, Sendable {
    public let address: ListenAddress
    public let credentials: SimulatorCredentials
    /// Whether it speaks TLS.
    public let isSecure: Bool

    /// `http://host:port` or `https://…`: API, token service and hunting are one host.
    public var url: String { "\(isSecure ? "https" : "http")://\(address)" }

    /// The line that `cordon simulate` prints.
    public var json: JSONValue {
        [
            "api": .string(url), "login": .string(url), "graph": .string(url),
            "tenantId": .string(credentials.tenantID), "clientId": .string(credentials.clientID),
            "clientSecret": .string(credentials.clientSecret), "pid": .integer(Int64(getpid())),
        ]
    }
}
