import DefenderClient
import HTTPTypes

/// The network of a process that may end.
struct MortalTransport: Transport {
    let transport: any Transport
    let mortality: Mortality

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(TransportFailure) -> (HTTPResponse, [UInt8]) {
        guard mortality.mayCall() else { throw .cut("the process has ended") }
        let answer = try await transport.send(request, body: body)
        guard mortality.isAnswered else { throw .cut("the process has ended") }
        return answer
    }
}
