import ActionKit
import DefenderClient
import HTTPTypes
import Notifier

/// The network as messages need it.
struct WebhookTransport: DeliveryTransport {
    /// For a message and its answer. Whoever takes longer has to be sent it again.
    static let limits = AsyncHTTPTransport.Limits(connect: .seconds(10), request: .seconds(30), maximumBytes: ServiceAnswer.maximumBytes)

    let transport: AsyncHTTPTransport

    func send(_ request: HTTPRequest, body: [UInt8], reads: Bool) async throws(DeliveryFailure) -> DeliveryAnswer {
        var status: Int?
        var answer: [UInt8] = []
        do throws(TransportFailure) {
            try await transport.stream(request, body: body, isDownload: false) {
                status = $0.status.code
                return reads
            } piece: {
                answer += $0
                return true
            }
        } catch {
            // The receiver has answered: whatever keeps the rest of that from being read, it took the message or did not.
            if let status { return DeliveryAnswer(status: status) }
            switch error {
            case .notSent(let reason): throw .notSent(reason)
            case .cut(let reason): throw .cut(reason)
            }
        }
        return DeliveryAnswer(status: status ?? 0, body: reads ? answer : nil)
    }
}
