import DefenderClient
import HTTPTypes
import Synchronization

/// Lets somebody else come in between two requests.
final class Interloper: Sendable {
    private struct State {
        var left: Int?
        var comesIn: (@Sendable () async throws -> Void)?
        var isIn = false
        /// Whether the device's actions were looked at after that.
        var wasSeen = false
    }

    private let state = Mutex(State())

    /// - Parameter place: the number of the request before which they come in, from 0.
    func arm(before place: Int, _ comesIn: @escaping @Sendable () async throws -> Void) {
        state.withLock { $0 = State(left: place, comesIn: comesIn) }
    }

    /// - Returns: whether they came in before the last look at the device's actions.
    func disarm() -> Bool {
        state.withLock { state in
            defer { state = State() }
            return state.wasSeen
        }
    }

    func over(_ transport: any Transport) -> any Transport { Wire(interloper: self, transport: transport) }

    private func turn(_ request: HTTPRequest) -> (@Sendable () async throws -> Void)? {
        state.withLock { state in
            guard let left = state.left else { return nil }
            state.left = left - 1
            state.isIn = state.isIn || left == 0
            if state.isIn, request.method == .get, request.path?.hasPrefix("/api/machineactions") == true { state.wasSeen = true }
            return left == 0 ? state.comesIn : nil
        }
    }

    private struct Wire: Transport {
        let interloper: Interloper
        let transport: any Transport

        func send(_ request: HTTPRequest, body: [UInt8]) async throws(TransportFailure) -> (HTTPResponse, [UInt8]) {
            if let comesIn = interloper.turn(request) {
                do { try await comesIn() } catch { throw .cut("\(error)") }
            }
            return try await transport.send(request, body: body)
        }
    }
}
