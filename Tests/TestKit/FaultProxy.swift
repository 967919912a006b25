import Glibc
import Synchronization

/// A TCP proxy on loopback that does to a connection what networks do.
public final class FaultProxy: Sendable {
    /// What happens to one connection.
    public enum Fault: Sendable {
        case none
        /// Closed as soon as it is accepted: nothing of the request is read.
        case hangUp
        /// The request arrives; then the client's side is reset (RST).
        case resetAfterRequest
        /// So many bytes of the request arrive, then nothing more; the client is not answered.
        case cutRequest(after: Int)
        /// So many bytes of the answer, then the end.
        case cut(after: Int)
        /// So many bytes of the answer; then this side says that nothing more comes, and still listens.
        case halfClose(after: Int)
        /// The answer byte by byte in pieces, with a pause between them.
        case drip(piece: Int, milliseconds: UInt32)
        case delay(milliseconds: UInt32)
        /// One byte of the answer turned over.
        case corrupt(byte: Int)
        /// These bytes in place of the answer; the request does not arrive.
        case instead(String)
        /// The request arrives, and these bytes come in place of its answer.
        case insteadOfAnswer(String)
    }

    public let port: Int
    private let socket: Int32
    private let target: Int
    private let choose: @Sendable (Int) -> Fault
    private let count = Atomic(0)

    /// Connections so far.
    public var connections: Int { count.load(ordering: .relaxed) }

    /// - Parameters:
    ///   - target: the port on loopback that requests go on to.
    ///   - faults: one for each connection in order; the last again and again.
    public convenience init(to target: Int, _ faults: [Fault]) {
        self.init(to: target) { number in faults.isEmpty ? .none : faults[min(number, faults.count - 1)] }
    }

    /// - Parameters:
    ///   - target: the port on loopback that requests go on to.
    ///   - choose: what happens to the connection of this number, from 0.
    public init(to target: Int, choosing choose: @escaping @Sendable (Int) -> Fault) {
        (socket, port) = Loopback.listen()
        self.target = target
        self.choose = choose
        Loopback.thread { self.serve() }
    }

    public func stop() { shutdown(socket, Int32(SHUT_RDWR)) }

    private func serve() {
        while true {
            let client = accept(socket, nil, nil)
            guard client >= 0 else { break }
            let fault = choose(count.add(1, ordering: .relaxed).oldValue)
            Loopback.thread { self.carry(client, fault) }
        }
        close(socket)
    }

    // MARK: One connection

    /// Clients that are told to close after each answer use a connection for one request: that is what faults are counted by.
    private func carry(_ client: Int32, _ fault: Fault) {
        defer { close(client) }
        if case .hangUp = fault { return }
        guard let request = Self.request(from: client) else { return }
        if case .instead(let answer) = fault {
            Loopback.send(Array(answer.utf8), to: client)
            return
        }
        let server = Loopback.connect(target)
        guard server >= 0 else { return }
        defer { close(server) }
        if case .cutRequest(let length) = fault { return Loopback.send(Array(request.prefix(length)), to: server) }
        Loopback.send(request, to: server)
        var answer = Self.everything(from: server)
        switch fault {
        case .none, .hangUp, .instead, .cutRequest: Loopback.send(answer, to: client)
        case .resetAfterRequest:
            var linger = linger(l_onoff: 1, l_linger: 0)
            setsockopt(client, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
        case .cut(let length): Loopback.send(Array(answer.prefix(length)), to: client)
        case .halfClose(let length):
            Loopback.send(Array(answer.prefix(length)), to: client)
            shutdown(client, Int32(SHUT_WR))
            while Loopback.read(client) != nil {}
        case .delay(let milliseconds):
            usleep(milliseconds * 1_000)
            Loopback.send(answer, to: client)
        case .drip(let piece, let milliseconds):
            for start in stride(from: 0, to: answer.count, by: piece) {
                Loopback.send(Array(answer[start..<min(start + piece, answer.count)]), to: client)
                usleep(milliseconds * 1_000)
            }
        case .corrupt(let byte):
            if answer.indices.contains(byte) { answer[byte] ^= 0xFF }
            Loopback.send(answer, to: client)
        case .insteadOfAnswer(let text): Loopback.send(Array(text.utf8), to: client)
        }
    }

    /// A whole request, told to be the last one of its connection.
    private static func request(from client: Int32) -> [UInt8]? {
        var received: [UInt8] = []
        while true {
            guard let piece = Loopback.read(client) else { return nil }
            received += piece
            guard let end = received.firstRange(of: Array("\r\n\r\n".utf8)) else { continue }
            var lines = String(decoding: received[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n").map { String($0) }
            let length =
                lines.first { $0.lowercased().hasPrefix("content-length:") }
                .flatMap { Int($0.drop { $0 != ":" }.dropFirst().drop { $0 == " " }) } ?? 0
            guard received.count >= end.upperBound + length else { continue }
            lines.removeAll { $0.lowercased().hasPrefix("connection:") }
            let head = (lines + ["Connection: close"]).joined(separator: "\r\n") + "\r\n\r\n"
            return Array(head.utf8) + received[end.upperBound...]
        }
    }

    private static func everything(from server: Int32) -> [UInt8] {
        var received: [UInt8] = []
        while let piece = Loopback.read(server) { received += piece }
        return received
    }
}
