import HTTPTypes
import Notifier

/// The way of messages out of a process that may end.
struct MortalPost: DeliveryTransport {
    let transport: any DeliveryTransport
    let mortality: Mortality

    func send(_ request: HTTPRequest, body: [UInt8], reads: Bool) async throws(DeliveryFailure) -> DeliveryAnswer {
        guard mortality.mayCall() else { throw .cut("the process has ended") }
        let answer = try await transport.send(request, body: body, reads: reads)
        guard mortality.isAnswered else { throw .cut("the process has ended") }
        return answer
    }
}
