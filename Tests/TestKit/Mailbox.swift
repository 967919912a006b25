import ActionKit
public import HTTPTypes
public import Notifier
import Synchronization

/// A receiver of messages on paper: it keeps what it gets, and answers from a list; without a list it takes everything.
public final class Mailbox: DeliveryTransport {
    /// A message as it came.
    public struct Delivery: Hashable, Sendable {
        public let request: HTTPRequest
        public let body: [UInt8]

        /// Method and path.
        public var line: String { "\(request.method.rawValue) \(request.path ?? "")" }

        /// The value of a header.
        public subscript(name: String) -> String? { HTTPField.Name(name).flatMap { request.headerFields[$0] } }
    }

    private let body: [UInt8]
    private let answers: Mutex<[Result<Int, DeliveryFailure>]>
    private let kept = Mutex<[Delivery]>([])

    /// - Parameter body: what stands in every answer.
    public init(_ answers: [Result<Int, DeliveryFailure>] = [], body: String = "") {
        self.answers = Mutex(answers)
        self.body = Array(body.utf8)
    }

    public var deliveries: [Delivery] { kept.withLock { $0 } }

    public func send(_ request: HTTPRequest, body: [UInt8], reads: Bool) async throws(DeliveryFailure) -> DeliveryAnswer {
        kept.withLock { $0.append(Delivery(request: request, body: body)) }
        let status = try answers.withLock { $0.isEmpty ? .success(204) : $0.removeFirst() }.get()
        return DeliveryAnswer(status: status, body: reads ? self.body : nil)
    }

    /// Delivers everything here, whatever the channel or the service.
    public static func notifier(_ transport: any DeliveryTransport, key: String? = nil) -> Notifier {
        let secret = key.flatMap { SigningSecret($0) }
        return Notifier(
            transport: transport, agent: "cordon/test", now: { Sample.now },
            address: { channel in
                .success(WebhookAddress(scheme: "https", authority: "hooks.example", path: "/\(channel)", key: secret))
            },
            access: { .success(ServiceAccess(scheme: "https", authority: "\($0.service).example", authorization: "Bearer canary")) })
    }
}
