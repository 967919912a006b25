import DefenderClient
import DefenderSimulator
import HTTPTypes

/// The simulated tenant behind the client's port, without a network.
struct InProcess: Transport {
    let tenant: SimulatedTenant

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(TransportFailure) -> (HTTPResponse, [UInt8]) {
        do {
            return try await tenant.respond(to: request, body: body)
        } catch {
            throw .cut("the simulator has cut the connection")
        }
    }
}
