import Foundation
import Testing

/// The schemas of the binary, held against another reader of JSON Schema.
struct SchemaPeerTests {
    /// The script's word for a peer that cannot be had: no network, no Python.
    private static let isSkipped: Int32 = 77

    @Test func anotherReaderAgrees() async throws {
        let environment = ProcessInfo.processInfo.environment
        let kept = environment["CORDON_TEST_CACHE"].map { URL(fileURLWithPath: $0) }
        let cache = kept ?? Binary.cordon.deletingLastPathComponent().appendingPathComponent("peers")
        try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
        let script = Binary.repository.appendingPathComponent("Tests/Peers/check_schemas.py")
        let child = try Child(
            URL(fileURLWithPath: "/usr/bin/env"), ["python3", script.path, cache.path, Binary.repository.path, Binary.cordon.path],
            in: cache, environment: environment)
        let outcome = try await child.outcome()
        if outcome.code == Self.isSkipped { return print(outcome.text) }
        #expect(outcome.code == 0, "\(outcome.text)")
    }
}
