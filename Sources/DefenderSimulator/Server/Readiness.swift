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

    /// `http://host:port`: API, token service and hunting are one host.
    public var url: String { "http://\(address)" }

    /// The line that `cordon simulate` prints.
    public var json: JSONValue {
        [
            "api": .string(url), "login": .string(url), "graph": .string(url),
            "tenantId": .string(credentials.tenantID), "clientId": .string(credentials.clientID),
            "clientSecret": .string(credentials.clientSecret), "pid": .integer(Int64(getpid())),
        ]
    }
}
