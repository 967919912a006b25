import Foundation

/// A connection to a server on loopback over which a test sends and reads bytes as they are.
struct RawConnection {
    private let socket: Int32

    init(port: Int) throws {
        socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        address.sin_port = in_port_t(port).bigEndian
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw POSIXError(.ECONNREFUSED) }
    }

    func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Foundation.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// What comes until `end` has come so many times, or the other end hangs up.
    func read(until end: String, times: Int = 1) -> String {
        var received: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while String(decoding: received, as: UTF8.self).components(separatedBy: end).count <= times {
            let count = recv(socket, &piece, piece.count, 0)
            guard count > 0 else { break }
            received += piece.prefix(count)
        }
        return String(decoding: received, as: UTF8.self)
    }

    /// All that comes until the other end hangs up.
    func readToEnd() -> [UInt8] {
        var received: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while case let count = recv(socket, &piece, piece.count, 0), count > 0 { received += piece.prefix(count) }
        return received
    }

    /// Nothing more will come, but what comes is read.
    func endSending() { shutdown(socket, Int32(SHUT_WR)) }

    func close() { _ = Foundation.close(socket) }

    /// Talks to a server off the threads that tasks run on, which the server needs itself.
    static func talk<Heard: Sendable>(
        to port: Int, _ script: @escaping @Sendable (RawConnection) -> Heard
    ) async throws -> Heard {
        let connection = try RawConnection(port: port)
        return await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                let heard = script(connection)
                connection.close()
                continuation.resume(returning: heard)
            }
        }
    }
}
