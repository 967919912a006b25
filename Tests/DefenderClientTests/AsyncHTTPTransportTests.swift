import DefenderClient
import Glibc
import HTTPTypes
import Testing

/// The real transport against sockets on loopback.
struct AsyncHTTPTransportTests {
    private typealias Reply = (response: HTTPResponse, body: [UInt8])

    /// - Parameter connect: by default longer than a busy machine delays a connection.
    private func get(port: Int, maximumBytes: Int = 1_000, connect: Duration = .seconds(60)) async -> Result<Reply, TransportFailure> {
        let transport = AsyncHTTPTransport(limits: .init(connect: connect, request: .seconds(120), maximumBytes: maximumBytes))
        let request = HTTPRequest(method: .get, scheme: "http", authority: "127.0.0.1:\(port)", path: "/api/alerts?$top=1")
        let result: Result<Reply, TransportFailure>
        do throws(TransportFailure) {
            result = .success(try await transport.send(request, body: []))
        } catch {
            result = .failure(error)
        }
        await transport.close()
        return result
    }

    private func get(_ answer: String, body: [UInt8] = []) async throws -> Result<Reply, TransportFailure> {
        await get(port: try LoopbackServer(answering: Array(answer.utf8) + body).port)
    }

    private func isCut(_ result: Result<Reply, TransportFailure>) -> Bool {
        guard case .failure(.cut) = result else { return false }
        return true
    }

    @Test func anAnswerIsBroughtBack() async throws {
        let reply = try await get("HTTP/1.1 429 X\r\nRetry-After: 7\r\nContent-Length: 2\r\n\r\nno").get()
        #expect(reply.response.status.code == 429 && reply.response.headerFields[.retryAfter] == "7")
        #expect(reply.body == Array("no".utf8))
    }

    @Test func aRequestIsSentAsItStands() async throws {
        let server = try LoopbackServer(answering: Array("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".utf8))
        var request = HTTPRequest(
            method: .post, scheme: "http", authority: "127.0.0.1:\(server.port)",
            path: "/api/alerts/a%2Fb?$filter=x%20eq%20%27it%27%27s%2B%26%27&$top=1")
        request.headerFields[.authorization] = "Bearer abc"
        let transport = AsyncHTTPTransport()
        _ = try await transport.send(request, body: Array(#"{"a":1}"#.utf8))
        await transport.close()
        let lines = server.received.split(separator: "\r\n")
        #expect(lines.first == "POST /api/alerts/a%2Fb?$filter=x%20eq%20%27it%27%27s%2B%26%27&$top=1 HTTP/1.1")
        #expect(lines.contains { $0.lowercased() == "authorization: bearer abc" })
        #expect(lines.last == #"{"a":1}"#)
    }

    @Test func aRedirectIsAnAnswer() async throws {
        let reply = try await get("HTTP/1.1 302 X\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n").get()
        #expect(reply.response.status.code == 302)
    }

    @Test func aCompressedAnswerIsUnpacked() async throws {
        let packed: [UInt8] = [
            0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0x02, 0xFF, 0xAB, 0x56, 0xCA, 0x4C, 0x51, 0xB2, 0x52, 0x4A, 0x54, 0xAA, 0x05, 0, 0x43,
            0xE6, 0xA4, 0x9A, 0x0A, 0, 0, 0,
        ]
        let reply = try await get(
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(packed.count)\r\n\r\n", body: packed
        ).get()
        #expect(String(decoding: reply.body, as: UTF8.self) == #"{"id":"a"}"#)
    }

    @Test(arguments: [
        "", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 201 Created\r\nContent-Length: 50\r\n\r\n{\"id\":", "HTTP/1.1 2x0 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"id", "garbage\r\n\r\n",
    ])
    func aTornAnswerIsNoAnswer(_ answer: String) async throws { #expect(isCut(try await get(answer))) }

    @Test func anAnswerThatIsTooLongIsCut() async throws {
        let body = [UInt8](repeating: 0x20, count: 1_001)
        #expect(isCut(try await get("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n", body: body)))
        #expect(isCut(try await get("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", body: body)))
    }

    @Test func aClosedPortProvesThatNothingWasSent() async throws {
        let port = try LoopbackPort()
        defer { close(port.socket) }
        guard case .failure(.notSent(let reason)) = await get(port: port.number, connect: .seconds(2)) else {
            Issue.record("something listened")
            return
        }
        #expect(reason == "Connection refused")
    }
}
