import Foundation
import Testing

/// The schemas of the binary, held against another reader of JSON Schema.
struct SchemaPeerTests {
    @Test func anotherReaderAgrees() async throws {
        guard let outcome = try await PeerScript.run("check_schemas.py", [Binary.repository.path, Binary.cordon.path]) else { return }
        #expect(outcome.code == 0, "\(outcome.text)")
    }
}
