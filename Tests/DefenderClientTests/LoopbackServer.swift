import Foundation
import Synchronization

/// A server of one connection on loopback that sends these bytes whatever it is asked, and hangs up.
final class LoopbackServer: Sendable {
    let port: Int
    private let socket: Int32
    private let request = Mutex("")

    /// What was asked, as it came.
    var received: String { request.withLock { $0 } }

    init(answering answer: [UInt8]) throws {
        let place = try LoopbackPort()
        (socket, port) = (place.socket, place.number)
        guard listen(socket, 4) == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
        Thread.detachNewThread { self.serve(answer) }
    }

    /// Stops listening before anybody came.
    func hangUp() { shutdown(socket, Int32(SHUT_RDWR)) }

    private func serve(_ answer: [UInt8]) {
        let connection = accept(socket, nil, nil)
        close(socket)
        guard connection >= 0 else { return }
        let text = wholeRequest(connection)
        request.withLock { $0 = text }
        _ = send(connection, answer, answer.count, Int32(MSG_NOSIGNAL))
        close(connection)
    }

    /// Head and body may come in pieces: reads until as much of the body is there as the head says.
    private func wholeRequest(_ connection: Int32) -> String {
        var received: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(connection, &piece, piece.count, 0)
            guard count > 0 else { break }
            received += piece.prefix(count)
            if Self.isWhole(String(decoding: received, as: UTF8.self)) { break }
        }
        return String(decoding: received, as: UTF8.self)
    }

    private static func isWhole(_ text: String) -> Bool {
        let parts = text.components(separatedBy: "\r\n\r\n")
        guard parts.count > 1 else { return false }
        let length = parts[0].components(separatedBy: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
        let wanted = length.flatMap { Int($0.dropFirst("content-length:".count).trimmingCharacters(in: .whitespaces)) } ?? 0
        return parts.dropFirst().joined(separator: "\r\n\r\n").utf8.count >= wanted
    }
}
