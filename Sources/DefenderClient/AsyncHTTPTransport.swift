import AsyncHTTPClient
public import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPCompression

/// The network: HTTP/1.1 over TLS by async-http-client. Certificates are checked, redirects are not followed, answers may
/// be compressed, and nothing is kept longer than it takes.
public struct AsyncHTTPTransport: Transport {
    /// Times and sizes.
    public struct Limits: Hashable, Sendable {
        /// For name resolution, connection and TLS.
        public let connect: Duration
        /// For the whole of a request and its answer.
        public let request: Duration
        /// Of an answer, unpacked.
        public let maximumBytes: Int
        /// For the whole of a download.
        public let download: Duration

        public init(connect: Duration, request: Duration, maximumBytes: Int, download: Duration = .seconds(3600)) {
            self.download = download
            self.connect = connect
            self.request = request
            self.maximumBytes = maximumBytes
        }

        public static let standard = Limits(connect: .seconds(10), request: .seconds(60), maximumBytes: 64 << 20)
    }

    private let client: HTTPClient
    private let limits: Limits

    public init(limits: Limits = .standard) {
        self.limits = limits
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: Self.configuration(limits))
    }

    /// Closes the connections. The transport cannot be used afterwards.
    public func close() async { try? await client.shutdown() }

    public func send(_ request: HTTPRequest, body: [UInt8]) async throws(TransportFailure) -> (HTTPResponse, [UInt8]) {
        var response = HTTPResponse(status: .ok)
        var bytes: [UInt8] = []
        try await stream(request, body: body, isDownload: false) {
            response = $0
            return true
        } piece: {
            bytes += $0
            return true
        }
        return (response, bytes)
    }

    public func stream(
        _ request: HTTPRequest, body: [UInt8], isDownload: Bool, head: (HTTPResponse) -> Bool, piece: ([UInt8]) -> Bool
    ) async throws(TransportFailure) {
        do {
            let answer = try await client.execute(
                HTTPClientRequest(request, body, isCompressible: !isDownload),
                timeout: TimeAmount(isDownload ? limits.download : limits.request))
            guard head(HTTPResponse(answer)) else { return }
            var count = 0
            for try await buffer in answer.body {
                count += buffer.readableBytes
                guard isDownload || count <= limits.maximumBytes else {
                    throw TransportFailure.cut(Messages.answerTooLong(limits.maximumBytes))
                }
                guard piece(Array(buffer.readableBytesView)) else { return }
            }
        } catch NIOHTTPDecompression.DecompressionError.limit {
            throw TransportFailure.cut(Messages.answerTooLong(limits.maximumBytes))
        } catch {
            throw error as? TransportFailure ?? TransportFailure(error)
        }
    }

    private static func configuration(_ limits: Limits) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout.connect = TimeAmount(limits.connect)
        configuration.timeout.read = TimeAmount(limits.request)
        configuration.httpVersion = .http1Only
        configuration.decompression = .enabled(limit: .size(limits.maximumBytes))
        // What to try again is decided above, where it is known whether a request may be repeated.
        configuration.connectionPool.retryConnectionEstablishment = false
        // A connection that the service is about to close loses requests: let it go early.
        configuration.connectionPool.idleTimeout = .seconds(20)
        return configuration
    }
}

extension HTTPClientRequest {
    fileprivate init(_ request: HTTPRequest, _ body: [UInt8], isCompressible: Bool) {
        self.init(url: "\(request.scheme ?? "https")://\(request.authority ?? "")\(request.path ?? "/")")
        method = HTTPMethod(rawValue: request.method.rawValue)
        for field in request.headerFields { headers.add(name: field.name.rawName, value: field.value) }
        headers.add(name: "accept-encoding", value: isCompressible ? "gzip, deflate" : "identity")
        if !body.isEmpty { self.body = .bytes(body) }
    }
}

extension HTTPResponse {
    fileprivate init(_ answer: HTTPClientResponse) {
        self.init(status: Status(code: Int(answer.status.code)))
        for (name, value) in answer.headers {
            guard let name = HTTPField.Name(name) else { continue }
            headerFields.append(HTTPField(name: name, value: value))
        }
    }
}

extension TimeAmount {
    fileprivate init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        self = .nanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
}
