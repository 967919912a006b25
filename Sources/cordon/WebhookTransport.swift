import DefenderClient
import HTTPTypes
import Notifier

/// The network as messages need it: what stands in an answer but its status is nobody's business.
struct WebhookTransport: DeliveryTransport {
    /// For a message and its answer. Whoever takes longer has to be sent it again.
    static let limits = AsyncHTTPTransport.Limits(connect: .seconds(10), request: .seconds(30), maximumBytes: 1 << 20)

    let transport: AsyncHTTPTransport

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(DeliveryFailure) -> Int {
        var status = 0
        do throws(TransportFailure) {
            try await transport.stream(request, body: body, isDownload: false) {
                status = $0.status.code
                return false
            } piece: { _ in
                false
            }
        } catch {
            switch error {
            case .notSent(let reason): throw .notSent(reason)
            case .cut(let reason): throw .cut(reason)
            }
        }
        return status
    }
}
