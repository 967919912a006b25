import Canonical
import DefenderAPI
import DefenderClient
import Foundation
import HTTPTypes
import Synchronization
import Testing

/// Downloads from a storage on paper: links that expire, connections that break, bytes that change.
struct DownloadTests {
    /// What the storage answers to one request.
    struct Piece: Sendable {
        let status: Int
        var tag: String? = "\"v1\""
        /// The body, and the place in the whole where it begins.
        var bytes: [UInt8] = []
        var start = 0
        var total: Int?
        var isCut = false
    }

    private final class Storage: Transport {
        private let state: Mutex<(pieces: [Piece], links: Int, asked: [HTTPRequest])>
        private let link: String

        init(_ pieces: [Piece], link: String = "https://evidence.blob.core.windows.net/p/a.zip?sig=canary~sig") {
            state = Mutex((pieces, 0, []))
            self.link = link
        }

        var links: Int { state.withLock { $0.links } }
        var asked: [HTTPRequest] { state.withLock { $0.asked } }

        func send(_ request: HTTPRequest, body: [UInt8]) async throws(TransportFailure) -> (HTTPResponse, [UInt8]) {
            if request.path?.contains("/oauth2/") == true {
                return try ScriptedTransport.Reply.token(roles: ["Machine.CollectForensics", "Machine.LiveResponse"]).get()
            }
            state.withLock { $0.links += 1 }
            return try ScriptedTransport.Reply.json(200, #"{"value":"\"\#(link)&n=\#(links)\""}"#).get()
        }

        func stream(
            _ request: HTTPRequest, body: [UInt8], isDownload: Bool, head: (HTTPResponse) -> Bool, piece: ([UInt8]) -> Bool
        ) async throws(TransportFailure) {
            guard isDownload else {
                let (response, bytes) = try await send(request, body: body)
                if head(response) { _ = piece(bytes) }
                return
            }
            let next = state.withLock { state in
                state.asked.append(request)
                return state.pieces.count > 1 ? state.pieces.removeFirst() : state.pieces[0]
            }
            var response = HTTPResponse(status: .init(code: next.status))
            if let tag = next.tag { response.headerFields[.eTag] = tag }
            if let total = next.total {
                if next.status == 206 {
                    response.headerFields[.contentRange] = "bytes \(next.start)-\(total - 1)/\(total)"
                } else {
                    response.headerFields[.contentLength] = "\(total)"
                }
            }
            guard head(response) else { return }
            for start in stride(from: 0, to: next.bytes.count, by: 3) {
                guard piece(Array(next.bytes[start..<min(start + 3, next.bytes.count)])) else { return }
            }
            if next.isCut { throw .cut("reset") }
        }
    }

    private static let whole = Array("0123456789".utf8)
    private static let complete = Piece(status: 200, bytes: whole, total: 10)

    private static func action() throws -> MachineActionID { try #require(MachineActionID("2e9da30d-27f6-4208-81f2-9cd3d67893ba")) }

    private static func run(
        _ storage: Storage, limit: Int = 100, _ check: (Result<Download, DownloadFailure>, URL) throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cordon-download-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let signIn = SignIn(
            authority: try Origin("https://login.example"), tenantID: Fixture.tenant, clientID: "c", secret: Secret("canary~secret"))
        let client = DefenderClient(
            api: try Origin("https://api.example"), signIn: signIn, transport: storage, surroundings: FakeClock().surroundings)
        let source = DownloadSource.investigationPackage(try action())
        let file = folder.appendingPathComponent("evidence/a.zip")
        let result: Result<Download, DownloadFailure>
        do throws(DownloadFailure) {
            result = .success(
                try await client.download(source, to: file.path, limit: limit, over: storage))
        } catch {
            result = .failure(error)
            #expect(!error.description.contains("canary"))
        }
        try check(result, file)
    }

    static let successes: [(name: String, pieces: [Piece], links: Int, requests: Int)] = [
        ("at once", [complete], 1, 1),
        ("no length stated", [Piece(status: 200, bytes: whole)], 1, 1),
        (
            "gone on with",
            [
                Piece(status: 200, bytes: Array(whole[..<4]), total: 10, isCut: true),
                Piece(status: 206, bytes: Array(whole[4...]), start: 4, total: 10),
            ], 1, 2
        ),
        (
            "short without a word",
            [Piece(status: 200, bytes: Array(whole[..<4]), total: 10), Piece(status: 206, bytes: Array(whole[4...]), start: 4, total: 10)],
            1, 2
        ),
        ("no tag: from the start", [Piece(status: 200, tag: nil, bytes: Array(whole[..<4]), total: 10, isCut: true), complete], 1, 2),
        (
            "weak tag: from the start", [Piece(status: 200, tag: "W/\"1\"", bytes: Array(whole[..<4]), total: 10, isCut: true), complete],
            1, 2
        ),
        (
            "changed meanwhile",
            [
                Piece(status: 200, bytes: [1, 2], total: 10, isCut: true), Piece(status: 200, tag: "\"v2\"", bytes: whole, total: 10),
                Piece(status: 200, tag: "\"v2\"", bytes: whole, total: 10),
            ], 1, 3
        ),
        ("expired link", [Piece(status: 403), complete], 2, 2), ("empty 200", [Piece(status: 200, total: 0), complete], 2, 2),
        ("not there yet", [Piece(status: 404), complete], 2, 2), ("storage unwell", [Piece(status: 503, tag: nil), complete], 1, 2),
    ]

    @Test(arguments: successes.indices)
    func theBytesArriveWholeHoweverTheyCome(_ index: Int) async throws {
        let (name, pieces, links, requests) = Self.successes[index]
        let storage = Storage(pieces)
        try await Self.run(storage) { result, file in
            let download = try result.get()
            #expect(download.size == 10 && download.digest == Digest(of: Self.whole), "\(name)")
            let kept = try Array(Data(contentsOf: file))
            #expect(kept == Self.whole, "\(name)")
            #expect(storage.links == links && storage.asked.count == requests, "\(name)")
            let names = try FileManager.default.contentsOfDirectory(atPath: file.deletingLastPathComponent().path)
            #expect(names == ["a.zip"])
            let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test func theStorageNeverSeesTheBearerAndTheRestIsAskedForByItsTag() async throws {
        let storage = Storage(Self.successes[2].pieces)
        try await Self.run(storage) { _, _ in
            #expect(storage.asked.allSatisfy { $0.headerFields[.authorization] == nil && $0.authority == "evidence.blob.core.windows.net" })
            #expect(storage.asked.last?.headerFields[.range] == "bytes=4-" && storage.asked.last?.headerFields[.ifRange] == "\"v1\"")
        }
    }

    static let failures: [(pieces: [Piece], limit: Int, failure: DownloadFailure)] = [
        ([Piece(status: 403)], 100, .refused(status: 403)), ([Piece(status: 200, total: 0)], 100, .empty),
        ([complete], 9, .tooLarge(limit: 9)),
        ([Piece(status: 302)], 100, .refused(status: 302)), ([Piece(status: 200, bytes: [1], total: 10, isCut: true)], 100, .cut("reset")),
        ([Piece(status: 500)], 100, .refused(status: 500)),
    ]

    @Test(arguments: failures.indices)
    func whatIsNotWholeIsNotKeptUnderItsName(_ index: Int) async throws {
        let (pieces, limit, expected) = Self.failures[index]
        try await Self.run(Storage(pieces), limit: limit) { result, file in
            guard case .failure(let failure) = result else {
                Issue.record("it was kept")
                return
            }
            switch (failure, expected) {
            case (.cut, .cut): break
            default: #expect(failure == expected)
            }
            #expect(!FileManager.default.fileExists(atPath: file.path))
        }
    }

    @Test(arguments: [
        "http://evidence.blob.core.windows.net/p", "https://evil.example/p", "https://blob.core.windows.net.evil.example/p",
        "https://evil.example#.blob.core.windows.net/", "https://evidence.blob.core.windows.net@evil.example/p",
        "https://evidence.blob.core.windows.net:8443/p", "http://169.254.169.254/metadata", "http://127.0.0.1/p", "file:///etc/passwd", "x",
    ])
    func aLinkToAnotherPlaceIsNotFollowed(_ link: String) async throws {
        let storage = Storage([Self.complete], link: link)
        try await Self.run(storage) { result, _ in
            guard case .failure(.foreign) = result else {
                Issue.record("\(result)")
                return
            }
            #expect(storage.asked.isEmpty)
        }
    }
}
