import Canonical

/// A refusal by the API: the envelope `{"error":{"code","message","target"}}` of common-errors.md, or as much of it as
/// there was (a gateway answers in HTML, or not at all).
public struct APIError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The HTTP status.
    public let status: Int
    /// What to decide on; texts change.
    public let code: String?
    /// The service's sentence, shortened, or ours if it gave none.
    public let message: String
    /// The failed request's correlation id: quote it to support.
    public let target: String?
    /// How long the service asks to wait.
    public let retryAfter: Duration?
    /// The id of the endpoint that refused; nil if that is not known.
    public let endpoint: String?

    public init(
        status: Int, code: String?, message: String, target: String? = nil, retryAfter: Duration? = nil, endpoint: Endpoint? = nil
    ) {
        self.endpoint = endpoint?.id
        self.status = status
        self.code = code
        self.message = message
        self.target = target
        self.retryAfter = retryAfter
    }

    /// Reads the body of a refusal, whatever it is.
    public init(status: Int, body: [UInt8], retryAfter: Duration? = nil, endpoint: Endpoint? = nil) {
        let envelope = (try? JSONValue(parsing: body))?["error"]
        let message = envelope?["message"]?.stringValue ?? envelope?.stringValue
        self.init(
            status: status,
            code: envelope?["code"]?.stringValue.map { Self.shortened($0, 100) },
            message: message.map { Self.shortened($0, 1000) } ?? Messages.noErrorText(status: status),
            target: envelope?["target"]?.stringValue.map { Self.shortened($0, 200) },
            retryAfter: retryAfter, endpoint: endpoint)
    }

    /// The same refusal in other words.
    public func rewritten(_ text: (String) -> String) -> APIError {
        APIError(
            status: status, code: code.map(text), message: text(message), target: target.map(text), retryAfter: retryAfter,
            endpoint: endpoint.flatMap(Endpoint.named))
    }

    /// The same action is active on the device (400).
    public static let activeRequestAlreadyExists = "ActiveRequestAlreadyExists"

    public var description: String { Messages.refused(self) }

    private static func shortened(_ text: String, _ limit: Int) -> String {
        guard text.unicodeScalars.count > limit else { return text }
        return String(text.unicodeScalars.prefix(limit)) + "…"
    }
}
