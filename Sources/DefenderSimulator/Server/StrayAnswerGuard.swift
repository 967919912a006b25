import NIOCore
import NIOHTTP1
import NIOHTTPCompression

/// Leads an answer to no request, such as the 400 to bytes that are none, past the compressor, which takes each answer's
/// wishes from its request and ends the process where there is none.
final class StrayAnswerGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private var unanswered = 0

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head = unwrapInboundIn(data) { unanswered += 1 }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .head = unwrapOutboundIn(data) else {
            context.write(data, promise: promise)
            return
        }
        if unanswered > 0 {
            unanswered -= 1
            context.write(data, promise: promise)
        } else if let compressor = try? context.pipeline.syncOperations.context(handlerType: HTTPResponseCompressor.self) {
            compressor.write(data, promise: promise)
        } else {
            promise?.fail(ChannelError.ioOnClosedChannel)
        }
    }
}
