import DefenderClient
import HTTPTypes
import Synchronization

/// A service that is a function of the request; remembers what it was asked.
final class AnsweringTransport: Transport {
    typealias Answer = @Sendable (ScriptedTransport.Sent) async -> ScriptedTransport.Reply

    private let answer: Answer
    private let asked = Mutex<[ScriptedTransport.Sent]>([])

    init(_ answer: @escaping Answer) { self.answer = answer }

    var sent: [ScriptedTransport.Sent] { asked.withLock { $0 } }

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(TransportFailure) -> (HTTPResponse, [UInt8]) {
        let sent = ScriptedTransport.Sent(request: request, body: body)
        asked.withLock { $0.append(sent) }
        return try await answer(sent).get()
    }
}

extension ScriptedTransport.Sent {
    /// A field of a form, decoded as far as these tests need it.
    func field(_ name: String) -> String? {
        let pair = text.split(separator: "&").first { $0.hasPrefix(name + "=") }
        return pair.map { String($0.dropFirst(name.count + 1)) }?.removingPercentEscapes
    }
}

extension String {
    var removingPercentEscapes: String? {
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
