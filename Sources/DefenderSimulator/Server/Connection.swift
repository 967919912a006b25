import Hummingbird
import NIOCore

/// What is known of the connection that a request came over.
struct Connection: InitializableFromSource {
    /// Whether the other end is this machine.
    let isLocal: Bool

    init(source: ApplicationRequestContextSource) {
        isLocal = source.channel.remoteAddress.map(Self.isLoopback) ?? false
    }

    private static func isLoopback(_ address: SocketAddress) -> Bool {
        guard let text = address.ipAddress else { return true }
        return text.hasPrefix("127.") || text == "::1" || text.hasPrefix("::ffff:127.")
    }
}
