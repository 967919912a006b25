import Glibc
import Synchronization

/// A receiver of webhooks on loopback: it keeps what it gets, and answers as it is told.
public final class Receiver: Sendable {
    /// What it does with a request.
    public enum Answer: Sendable {
        case status(Int, headers: [String] = [], body: String = "")
        /// It takes the request and closes the connection.
        case nothing
        /// It takes the request and says nothing until it is stopped.
        case silence
    }

    /// A request as it came.
    public struct Request: Sendable {
        public let line: String
        /// By name in lower case.
        public let headers: [String: String]
        public let body: [UInt8]
    }

    public let port: Int
    private let socket: Int32
    private let state: Mutex<State>

    private struct State {
        var answers: [Answer]
        var requests: [Request] = []
        var silent: [Int32] = []
        var isStopped = false
    }

    /// - Parameter answers: one for each request in order; the last again and again.
    public init(_ answers: Answer...) {
        (socket, port) = Loopback.listen()
        state = Mutex(State(answers: answers.isEmpty ? [.status(204)] : answers))
        Loopback.thread { self.serve() }
    }

    public var address: String { "http://127.0.0.1:\(port)" }

    /// What has come so far, in order.
    public var requests: [Request] { state.withLock { $0.requests } }

    /// Gives other answers from now on.
    public func answer(_ answers: Answer...) { state.withLock { $0.answers = answers } }

    public func stop() {
        shutdown(socket, Int32(SHUT_RDWR))
        let silent = state.withLock { state in
            state.isStopped = true
            return state.silent
        }
        for connection in silent { close(connection) }
    }

    private func serve() {
        while true {
            let client = accept(socket, nil, nil)
            guard client >= 0 else { break }
            Loopback.thread { self.take(client) }
        }
        close(socket)
    }

    private func take(_ client: Int32) {
        guard let request = Self.request(from: client) else {
            close(client)
            return
        }
        let answer = state.withLock { state in
            state.requests.append(request)
            let answer = state.answers.count > 1 ? state.answers.removeFirst() : state.answers[0]
            if case .silence = answer, !state.isStopped { state.silent.append(client) }
            return answer
        }
        switch answer {
        case .silence: return
        case .nothing: break
        case .status(let status, let headers, let body):
            let head = ["HTTP/1.1 \(status) Status", "Content-Length: \(body.utf8.count)", "Connection: close"] + headers
            Loopback.send(Array((head.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8), to: client)
        }
        close(client)
    }

    private static func request(from client: Int32) -> Request? {
        var received: [UInt8] = []
        while let piece = Loopback.read(client) {
            received += piece
            guard let end = received.firstRange(of: Array("\r\n\r\n".utf8)) else { continue }
            let lines = String(decoding: received[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n").map { String($0) }
            var headers: [String: String] = [:]
            for line in lines.dropFirst() {
                guard let colon = line.firstIndex(of: ":") else { continue }
                headers[line[..<colon].lowercased()] = String(line[line.index(after: colon)...].drop { $0 == " " })
            }
            let length = headers["content-length"].flatMap { Int($0) } ?? 0
            guard received.count >= end.upperBound + length else { continue }
            return Request(line: lines.first ?? "", headers: headers, body: Array(received[end.upperBound...].prefix(length)))
        }
        return nil
    }
}
