import HTTPTypes
import Hummingbird
import NIOCore

/// Hands requests from Hummingbird to the tenant, whole.
struct TenantResponder: HTTPResponder {
    /// More than any body of the API; uploads to the library may have 20 MB.
    static let maximumBody = 32 << 20

    let tenant: SimulatedTenant
    /// `http` or `https`: what links in answers begin with. The request itself does not tell.
    let scheme: String

    func respond(to request: Request, context: Connection) async throws -> Response {
        let buffer: ByteBuffer
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > Self.maximumBody {
            return Response(status: .contentTooLarge, headers: [.connection: "close"])
        }
        do {
            buffer = try await request.body.collect(upTo: Self.maximumBody)
        } catch is NIOTooManyBytesError {
            return Response(status: .contentTooLarge)
        }
        let body = Array(buffer.readableBytesView)
        let head = with(scheme, request.head)
        do {
            let (response, bytes) = try await tenant.respond(to: head, body: body, isLocal: context.isLocal)
            var headers = response.headerFields
            // Who closes says so (RFC 9112, section 9.6): a client would take the connection for one that it may use again.
            if request.headers[.connection]?.lowercased() == "close" { headers[.connection] = "close" }
            return Response(
                status: response.status, headers: headers,
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        } catch {
            return try await Self.broken(error, context)
        }
    }

    private func with(_ scheme: String, _ head: HTTPRequest) -> HTTPRequest {
        var head = head
        head.scheme = scheme
        return head
    }

    /// As much of the answer as a cut lets through. The error that ends it is how Hummingbird closes a connection.
    private static func broken(_ cut: ConnectionCut, _ context: Connection) async throws -> Response {
        guard let response = cut.response else {
            await context.cut()
            throw cut
        }
        let body = ResponseBody(contentLength: cut.length) { writer in
            try await writer.write(ByteBuffer(bytes: cut.sent))
            throw cut
        }
        var headers = response.headerFields
        // What is cut are the bytes that were announced.
        headers[.contentEncoding] = EncodingChoice.asItIs
        return Response(status: response.status, headers: headers, body: body)
    }
}
