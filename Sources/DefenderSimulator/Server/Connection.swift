import Hummingbird
import NIOCore

/// What is known of the connection that a request came over.
struct Connection: InitializableFromSource {
    /// Whether the other end is this machine.
    let isLocal: Bool
    private let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        channel = source.channel
        isLocal = source.channel.remoteAddress.map(Self.isLoopback) ?? false
    }

    /// Ends it without another byte.
    func cut() async { try? await channel.close() }

    private static func isLoopback(_ address: SocketAddress) -> Bool {
        guard let text = address.ipAddress else { return true }
        return text.hasPrefix("127.") || text == "::1" || text.hasPrefix("::ffff:127.")
    }
}
