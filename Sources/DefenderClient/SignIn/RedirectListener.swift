import NIOCore
import NIOHTTP1
import NIOPosix

/// Listens on this machine for the browser that comes back from the login service (RFC 8252, section 7.3).
struct RedirectListener {
    /// The address that the login service sends the browser to. Entra takes any port of `http://localhost`.
    let address: String
    private let channel: any Channel
    private let answers: AsyncStream<RedirectAnswer>

    static func open(state: String) async throws -> RedirectListener {
        let (answers, continuation) = AsyncStream<RedirectAnswer>.makeStream()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(
                        RedirectHandler { target in
                            guard let answer = RedirectAnswer(target: target, state: state) else { return nil }
                            continuation.yield(answer)
                            return answer
                        })
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return RedirectListener(
            address: "http://localhost:\(channel.localAddress?.port ?? 0)/", channel: channel, answers: answers)
    }

    /// The first answer that belongs to this sign-in.
    func answer() async -> RedirectAnswer? {
        for await answer in answers { return answer }
        return nil
    }

    func close() async { try? await channel.close() }
}

/// Answers one request with a page for the person, and hangs up.
private final class RedirectHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let read: @Sendable (String) -> RedirectAnswer?

    /// - Parameter read: what a request's target means; nil if it is none of ours (a browser asks for an icon too).
    init(_ read: @escaping @Sendable (String) -> RedirectAnswer?) { self.read = read }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(let head) = unwrapInboundIn(data) else { return }
        let answer = head.method == .GET ? read(head.uri) : nil
        let page = Messages.redirectPage(answer)
        var response = HTTPResponseHead(version: .http1_1, status: answer == nil ? .notFound : .ok)
        response.headers = [
            "content-type": "text/html; charset=utf-8", "content-length": "\(page.utf8.count)", "connection": "close",
            "content-security-policy": "default-src 'none'", "cache-control": "no-store",
        ]
        context.write(wrapOutboundOut(.head(response)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: page)))), promise: nil)
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
    }
}
