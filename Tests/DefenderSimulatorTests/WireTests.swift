import AsyncHTTPClient
import Canonical
import DefenderSimulator
import Foundation
import NIOCore
import NIOHTTP1
import Testing

/// What clients ask of HTTP itself, over real sockets.
struct WireTests {
    private static var options: SimulatorOptions {
        var options = SimulatorOptions(now: { Laboratory.start })
        options.clock = .virtual
        options.source = .generated(devices: 12, alerts: 50)
        return options
    }

    private static func head(_ method: String, length: Int, expect: String = "100-continue", version: String = "1.1") -> String {
        "\(method) /nowhere/oauth2/v2.0/token HTTP/\(version)\r\nHost: 127.0.0.1\r\nExpect: \(expect)\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(length)\r\n\r\n"
    }

    private static let form = "grant_type=client_credentials"

    // MARK: Expect

    @Test(arguments: ["100-continue", "100-Continue"])
    func whoWaitsForItIsToldToSend(expect: String) async throws {
        try await Simulation.with(Self.options) { readiness, _ in
            let text = try await RawConnection.talk(to: readiness.address.port) { connection in
                connection.send(Self.head("POST", length: Self.form.utf8.count, expect: expect))
                let invitation = connection.read(until: "\r\n\r\n")
                connection.send(Self.form)
                return invitation + "|" + connection.read(until: "}")
            }
            let parts = text.components(separatedBy: "|")
            #expect(parts[0] == "HTTP/1.1 100 Continue\r\n\r\n")
            #expect(parts[1].hasPrefix("HTTP/1.1 400 Bad Request\r\n") && parts[1].contains("AADSTS"))
        }
    }

    /// HTTP/1.0 knows no such answer, and other wishes have none.
    @Test(arguments: [("100-continue", "1.0"), ("something", "1.1")])
    func othersGetTheirAnswerAlone(expect: String, version: String) async throws {
        try await Simulation.with(Self.options) { readiness, _ in
            let text = try await RawConnection.talk(to: readiness.address.port) { connection in
                connection.send(Self.head("POST", length: Self.form.utf8.count, expect: expect, version: version) + Self.form)
                return connection.read(until: "}")
            }
            #expect(!text.contains(" 100 Continue") && text.contains(" 400 Bad Request\r\n"))
        }
    }

    /// Else a client takes the connection for one that it may use again (RFC 9112, section 9.6).
    @Test(arguments: [("close", true), ("Close", true), ("keep-alive", false)])
    func whoIsAskedToCloseSaysThatItDoes(connection wish: String, isSaid: Bool) async throws {
        try await Simulation.with(Self.options) { readiness, _ in
            let text = try await RawConnection.talk(to: readiness.address.port) { connection in
                connection.send("GET /api/alerts HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: \(wish)\r\n\r\n")
                return connection.read(until: "\r\n\r\n")
            }
            #expect(text.lowercased().contains("\r\nconnection: close\r\n") == isSaid, "\(text)")
        }
    }

    @Test func whoseBodyIsTooLargeIsRefusedBeforeItIsSent() async throws {
        try await Simulation.with(Self.options) { readiness, _ in
            let text = try await RawConnection.talk(to: readiness.address.port) { connection in
                connection.send(Self.head("POST", length: 100 << 20))
                return connection.read(until: "\r\n\r\n")
            }
            #expect(text.hasPrefix("HTTP/1.1 413 "))
        }
    }

    /// The invitation does not get into the answer to the request before.
    @Test func anInvitationWaitsForTheAnswersBeforeIt() async throws {
        try await Simulation.with(Self.options) { readiness, _ in
            let text = try await RawConnection.talk(to: readiness.address.port) { connection in
                let first = "GET /api/alerts HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
                connection.send(first + Self.head("POST", length: Self.form.utf8.count))
                let invitation = connection.read(until: "100 Continue\r\n\r\n")
                connection.send(Self.form)
                return invitation + connection.read(until: "}")
            }
            let statuses = text.components(separatedBy: "HTTP/1.1 ").dropFirst().map { $0.prefix(3) }
            #expect(statuses == ["401", "100", "400"])
        }
    }

    /// An answer to no request at all, and a body that ends before its end: the server goes on.
    @Test(arguments: ["what is this\r\n\r\n", Self.head("POST", length: 5, expect: "x") + "abc"])
    func bytesThatAreNoRequestAreRefused(bytes: String) async throws {
        try await Simulation.with(Self.options) { readiness, _ in
            let text = try await RawConnection.talk(to: readiness.address.port) { connection in
                connection.send(bytes)
                connection.endSending()
                return connection.read(until: "\r\n\r\n")
            }
            #expect(text.isEmpty || text.hasPrefix("HTTP/1.1 400 "))
            #expect(try await Self.get(readiness, "/api/alerts", nil, accepted: "gzip").status == 401)
        }
    }

    // MARK: Compression

    @Test(arguments: [
        ("gzip", true), ("gzip, deflate", true), ("deflate, GZIP;q=0.5", true), ("br, *;q=0.1", true), ("x-gzip", true),
        ("gzip;q=0", false), ("gzip; q=0", false), ("deflate", false), ("identity", false), ("", false),
    ])
    func answersAreCompressedForWhoTakesGzip(accepted: String, isCompressed: Bool) async throws {
        try await Simulation.with(Self.options) { readiness, _ in
            let token = try await Self.token(readiness)
            let plain = try await Self.get(readiness, "/api/machines", token, accepted: nil)
            let answer = try await Self.get(readiness, "/api/machines", token, accepted: accepted)
            #expect(plain.headers["content-encoding"] == nil)
            #expect(answer.headers["content-encoding"] == (isCompressed ? "gzip" : nil))
            #expect(answer.headers["content-length"] == "\(answer.body.count)")
            #expect(isCompressed ? answer.body.count * 3 < plain.body.count : answer.body == plain.body)
            #expect(try isCompressed ? Self.decompressed(answer.body) == plain.body : true)
        }
    }

    /// Refusals too; what is an archive already is left as it is, and HEAD has the length that GET would have.
    @Test func whatIsCompressed() async throws {
        try await Simulation.with(Self.options) { readiness, _ in
            let refusal = try await Self.get(readiness, "/api/alerts", nil, accepted: "gzip")
            #expect(refusal.status == 401 && refusal.headers["content-encoding"] == "gzip")
            #expect(refusal.headers["vary"] == "accept-encoding")
            let token = try await Self.token(readiness)
            let plain = try await Self.get(readiness, "/api/machines", token, accepted: nil)
            let head = try await Self.get(readiness, "/api/machines", token, accepted: "gzip", method: "HEAD")
            #expect(head.headers["content-encoding"] == nil && head.body.isEmpty)
            #expect(head.headers["content-length"] == "\(plain.body.count)")
        }
    }

    private struct Answer {
        let status: Int
        let headers: [String: String]
        let body: [UInt8]
    }

    /// Asks without a library, which would decompress what comes.
    private static func get(
        _ readiness: Readiness, _ path: String, _ token: String?, accepted: String?, method: String = "GET"
    ) async throws -> Answer {
        let more = (token.map { "Authorization: Bearer \($0)\r\n" } ?? "") + (accepted.map { "Accept-Encoding: \($0)\r\n" } ?? "")
        let request = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\(more)\r\n"
        let bytes = try await RawConnection.talk(to: readiness.address.port) { connection in
            connection.send(request)
            return connection.readToEnd()
        }
        let end = try #require(Data(bytes).firstRange(of: Data("\r\n\r\n".utf8)))
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        let fields = lines.dropFirst().map { $0.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) } }
        let headers = Dictionary(fields.map { ($0[0].lowercased(), $0[1]) }, uniquingKeysWith: { "\($0),\($1)" })
        return Answer(status: Int(lines[0].split(separator: " ")[1]) ?? 0, headers: headers, body: Array(bytes[end.upperBound...]))
    }

    private static func token(_ readiness: Readiness) async throws -> String {
        var request = HTTPClientRequest(url: "\(readiness.url)/\(readiness.credentials.tenantID)/oauth2/v2.0/token")
        request.method = .POST
        let form =
            "grant_type=client_credentials&client_id=\(readiness.credentials.clientID)"
            + "&client_secret=\(readiness.credentials.clientSecret)&scope=https://api.securitycenter.microsoft.com/.default"
        request.body = .bytes(ByteBuffer(string: form))
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        let bytes = Array(try await response.body.collect(upTo: 1 << 20).readableBytesView)
        return try #require(try JSONValue(parsing: bytes)["access_token"]?.stringValue)
    }

    /// By `gzip` of the system, which nobody here has written.
    private static func decompressed(_ bytes: [UInt8]) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc"]
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).gz")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        process.standardInput = try FileHandle(forReadingFrom: file)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let content = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Array(content)
    }
}
