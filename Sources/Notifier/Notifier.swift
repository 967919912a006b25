public import ActionKit
public import Canonical
import DefenderAPI
public import Execution
public import Guardrails
import HTTPTypes

/// Delivers messages to the channels and the services of cordon.yaml. Addresses and keys are read when they are needed, and shown nowhere.
public struct Notifier: Courier {
    /// The most bytes that a message may have.
    public static let maximumBytes = 256 << 10

    let transport: any DeliveryTransport
    private let address: @Sendable (String) -> Result<WebhookAddress, DeliveryFailure>
    private let now: @Sendable () -> Timestamp
    let agent: String
    let access: @Sendable (ServiceRequest) -> Result<ServiceAccess, DeliveryFailure>

    /// - Parameters:
    ///   - address: where a channel leads, by its name.
    ///   - access: how a service is reached that a request is for.
    ///   - agent: who says that it sends, e.g. `cordon/1.0`.
    public init(
        transport: any DeliveryTransport, agent: String, now: @escaping @Sendable () -> Timestamp,
        address: @escaping @Sendable (String) -> Result<WebhookAddress, DeliveryFailure>,
        access: @escaping @Sendable (ServiceRequest) -> Result<ServiceAccess, DeliveryFailure>
    ) {
        self.access = access
        self.transport = transport
        self.agent = agent
        self.now = now
        self.address = address
    }

    public func deliver(_ order: consuming Order<Live>, heldBy brake: (any Brake)?) async -> LiveAttempt {
        let (message, token) = (order.message, order.token)
        do throws(LedgerFailure) { if let stop = try brake?.stop() { return .held(stop) } } catch {
            return .notSent(error.description)
        }
        do throws(DeliveryFailure) { return try await post(message, token) } catch {
            switch error {
            case .notSent(let reason): return .notSent(reason)
            case .cut(let reason): return .unanswered(reason)
            }
        }
    }

    private func post(_ message: Message, _ token: String) async throws(DeliveryFailure) -> LiveAttempt {
        let name: String
        switch message.destination {
        case .service(let call): return try await self.call(call, token)
        case .channel(let channel): name = channel
        }
        let body = message.body.canonicalBytes
        guard body.count <= Self.maximumBytes else { throw .notSent(Messages.tooLong(Self.maximumBytes)) }
        let request = request(to: try address(name).get(), body, token)
        return Self.attempt(try await transport.send(request, body: body, reads: false).status)
    }

    /// The token is the message's id and its idempotency key: what is sent twice is the same to a receiver that looks.
    private func request(to address: WebhookAddress, _ body: [UInt8], _ token: String) -> HTTPRequest {
        let seconds = now().seconds
        var request = HTTPRequest(method: .post, scheme: address.scheme, authority: address.authority, path: address.path)
        var fields: [(String, String)] = [
            ("content-type", "application/json"), ("user-agent", agent), ("idempotency-key", token), ("webhook-id", token),
            ("webhook-timestamp", String(seconds)),
        ]
        if let key = address.key { fields.append(("webhook-signature", key.signature(id: token, seconds: seconds, body: body))) }
        for (name, value) in fields { HTTPField.Name(name).map { request.headerFields[$0] = value } }
        return request
    }

    private static func attempt(_ status: Int) -> LiveAttempt {
        switch status {
        case 200..<300: .accepted(Receipt(actionID: nil, status: status, requestID: nil))
        // A gateway says so of somebody behind it, who may have taken the message.
        case 502, 504: .unanswered(Messages.gateway(status))
        default: .rejected(APIError(status: status, code: nil, message: Messages.refused(status)))
        }
    }
}
