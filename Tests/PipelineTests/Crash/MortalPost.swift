import HTTPTypes
import Notifier

/// The way of messages out of a process that may end.
struct MortalPost: DeliveryTransport {
    let transport: any DeliveryTransport
    let mortality: Mortality

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(DeliveryFailure) -> Int {
        guard mortality.mayCall() else { throw .cut("the process has ended") }
        let status = try await transport.send(request, body: body)
        guard mortality.isAnswered else { throw .cut("the process has ended") }
        return status
    }
}
