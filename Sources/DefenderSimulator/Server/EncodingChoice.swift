import NIOCore
import NIOHTTP1
import NIOHTTPCompression

/// Which answers are compressed, and how: with gzip as the service does, wherever a client takes it (RFC 9110, section 12.5.3).
final class EncodingChoice: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    /// What an answer says of itself to be left as it is; it does not leave the server.
    static let asItIs = "identity"

    /// Leaves `gzip` or nothing of what the client takes, so that the compressor has no choice.
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = unwrapInboundIn(data), head.headers.contains(name: "accept-encoding") else {
            context.fireChannelRead(data)
            return
        }
        let takesGzip = Self.takesGzip(head.headers[canonicalForm: "accept-encoding"])
        head.headers.remove(name: "accept-encoding")
        // An answer to HEAD has no body, and the length of the one that GET would get.
        if takesGzip, head.method != .HEAD { head.headers.add(name: "accept-encoding", value: "gzip") }
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    /// Whether gzip has a weight above zero, by its name or else by `*`.
    private static func takesGzip(_ codings: [Substring]) -> Bool {
        var weights: [String: Double] = [:]
        for coding in codings {
            let parts = coding.lowercased().split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            guard let name = parts.first else { continue }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 }
            weights[name] = weight ?? 1
        }
        return (weights["gzip"] ?? weights["x-gzip"] ?? weights["*"] ?? 0) > 0
    }

    static func compressor() -> HTTPResponseCompressor {
        HTTPResponseCompressor { head, _ in
            if head.headers.first(name: "content-encoding") == asItIs {
                head.headers.remove(name: "content-encoding")
                return .doNotCompress
            }
            guard isText(head), head.headers.first(name: "content-length") != "0" else { return .doNotCompress }
            head.headers.add(name: "vary", value: "accept-encoding")
            return .compressIfPossible
        }
    }

    /// Archives and what comes in parts are left as they are.
    private static func isText(_ head: HTTPResponseHead) -> Bool {
        guard head.status != .partialContent, let type = head.headers.first(name: "content-type") else { return false }
        return ["application/json", "application/xml", "text/"].contains { type.hasPrefix($0) }
    }
}
