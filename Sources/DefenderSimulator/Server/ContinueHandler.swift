import NIOCore
import NIOHTTP1

/// Tells a client that waits for it to send its body (RFC 9110, section 10.1.1): curl, .NET and others ask before they send.
final class ContinueHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// Who announces more than so many bytes gets the refusal in place of the invitation.
    private let maximumBody: Int
    /// Requests that came in and are not answered to their end.
    private var unanswered = 0
    /// Whether the newest of them waits for those before it to be answered.
    private var isOwed = false

    init(maximumBody: Int) { self.maximumBody = maximumBody }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head(let head) = unwrapInboundIn(data) {
            if isExpected(head) {
                if unanswered == 0 { invite(context) } else { isOwed = true }
            }
            unanswered += 1
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .end = unwrapOutboundIn(data) else {
            context.write(data, promise: promise)
            return
        }
        context.write(data, promise: promise)
        unanswered -= 1
        if isOwed, unanswered == 1 { invite(context) }
    }

    private func isExpected(_ head: HTTPRequestHead) -> Bool {
        guard head.version != .http1_0 else { return false }
        let wishes = head.headers[canonicalForm: "expect"].contains { $0.lowercased() == "100-continue" }
        let length = head.headers.first(name: "content-length").flatMap { Int($0) } ?? 0
        return wishes && length <= maximumBody
    }

    private func invite(_ context: ChannelHandlerContext) {
        isOwed = false
        let head = HTTPResponseHead(version: .http1_1, status: .continue)
        context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
    }
}
