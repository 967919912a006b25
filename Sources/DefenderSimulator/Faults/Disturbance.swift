import HTTPTypes

/// What a fault does to an answer.
struct Disturbance: Hashable, Sendable {
    /// What the body is replaced by.
    enum Body: String, Hashable, Sendable, CaseIterable {
        /// The first half of it, with a `Content-Length` that fits.
        case truncated
        /// A page of a proxy, which is no JSON.
        case invalid
        case empty
    }

    /// Answered in place of the right one; from 400 on in the service's error envelope.
    var status: Int?
    /// `error.code`; nil for the one that goes with the status.
    var code: String?
    /// The header field `Retry-After`: seconds or a date (RFC 9110, section 10.2.3).
    var retryAfter: String?
    /// How long the answer takes, by the machine's clock.
    var delay: Duration = .zero
    /// The connection ends after so many bytes of the body; 0: without any answer.
    var cutAfterBytes: Int?
    var body: Body?

    /// The status of an answer that is the fault's own.
    var refusal: Int? { status.flatMap { $0 >= 400 ? $0 : nil } }

    /// Whether nothing is done but to wait.
    var isLatencyAlone: Bool { status == nil && cutAfterBytes == nil && body == nil && retryAfter == nil }

    /// The answer in place of the right one.
    func spoilt(_ reply: Reply) -> Reply {
        var spoilt = reply
        if let status { spoilt.status = HTTPResponse.Status(code: status) }
        if let retryAfter { spoilt.headers[.retryAfter] = retryAfter }
        switch body {
        case nil: break
        case .truncated: spoilt.body = Array(reply.body.prefix(reply.body.count / 2))
        case .empty: spoilt.body = []
        case .invalid:
            spoilt.body = Array(Messages.proxyPage.utf8)
            spoilt.headers[.contentType] = "text/html"
        }
        return spoilt
    }
}
