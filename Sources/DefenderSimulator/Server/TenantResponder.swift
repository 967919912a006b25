import HTTPTypes
import Hummingbird
import NIOCore

/// Hands requests from Hummingbird to the tenant, whole.
struct TenantResponder: HTTPResponder {
    /// More than any body of the API; uploads to the library may have 20 MB.
    private static let maximumBody = 32 << 20

    let tenant: SimulatedTenant

    func respond(to request: Request, context: Connection) async throws -> Response {
        let buffer: ByteBuffer
        do {
            buffer = try await request.body.collect(upTo: Self.maximumBody)
        } catch is NIOTooManyBytesError {
            return Response(status: .contentTooLarge)
        }
        let (response, body) = await tenant.respond(
            to: request.head, body: Array(buffer.readableBytesView), isLocal: context.isLocal)
        return Response(
            status: response.status, headers: response.headerFields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}
