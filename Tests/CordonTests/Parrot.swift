import Foundation

/// A service that gives every request the same bytes, whatever was asked.
final class Parrot: Sendable {
    let address: String
    private let socket: Int32

    init(_ answer: String) throws {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, size) == 0 && listen(socket, 16) == 0 && getsockname(socket, $0, &size) == 0
            }
        }
        guard isBound else { throw Lab.Failure(what: "no loopback") }
        self.socket = socket
        address = "http://127.0.0.1:\(UInt16(bigEndian: place.sin_port))"
        Thread.detachNewThread { Self.serve(socket, Array(answer.utf8)) }
    }

    /// An answer with a head that fits its body.
    static func answer(_ status: String, _ body: String, type: String = "application/json") -> String {
        "HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
    }

    func stop() { shutdown(socket, Int32(SHUT_RDWR)) }

    private static func serve(_ socket: Int32, _ answer: [UInt8]) {
        while true {
            let connection = accept(socket, nil, nil)
            guard connection >= 0 else { break }
            var question = [UInt8](repeating: 0, count: 65_536)
            _ = recv(connection, &question, question.count, 0)
            _ = Glibc.send(connection, answer, answer.count, Int32(MSG_NOSIGNAL))
            close(connection)
        }
        close(socket)
    }
}
