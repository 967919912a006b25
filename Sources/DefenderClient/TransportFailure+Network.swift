import AsyncHTTPClient
import Foundation
import NIOCore
import NIOPosix
import NIOSSL

extension TransportFailure {
    /// What an error of the network says of the request: whatever can only come before the first byte of it left is
    /// `notSent`, everything else may have reached the service.
    init(_ error: any Error) {
        let reason = Self.reason(error)
        self = Self.comesBeforeSending(error) ? .notSent(reason) : .cut(reason)
    }

    private static func comesBeforeSending(_ error: any Error) -> Bool {
        switch error {
        case is NIOConnectionError, is SocketAddressError: true
        case let error as IOError: error.errnoCode == ECONNREFUSED
        case let error as HTTPClientError:
            [.connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout, .emptyHost, .invalidURL].contains(error)
        case let error as NIOSSLError:
            if case .handshakeFailed = error { true } else { false }
        case is NIOSSLExtraError: true
        default: false
        }
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as NIOConnectionError:
            error.connectionErrors.first.map { reason($0.error) } ?? "the host \(error.host) is not known"
        case let error as IOError: String(cString: strerror(error.errnoCode))
        case let error as HTTPClientError: error.shortDescription
        case let error as NIOSSLError:
            if case .handshakeFailed = error { "the TLS handshake failed: \(error)" } else { "TLS: \(error)" }
        case is CancellationError: "stopped"
        default: String(describing: error)
        }
    }
}
