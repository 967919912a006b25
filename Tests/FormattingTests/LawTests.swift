import Foundation
import TestRandom
import Testing

/// The laws, over what people write and what nobody would.
@Suite struct LawTests {
    private static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "../..").standardizedFileURL

    private static func files(_ folder: String, _ ending: String) throws -> [URL] {
        let folder = root.appending(path: folder)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(ending) }.sorted()
            .map { folder.appending(path: $0) }
    }

    @Test func shippedPlaybooksAreLaidOut() throws {
        let files = try Self.files("playbooks", ".yaml")
        #expect(files.count >= 3)
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(LaidOut(text).text == text, "\(file.lastPathComponent)")
        }
    }

    @Test func snippetsOfTheDocumentation() throws {
        var count = 0
        for page in try Self.files("docs", ".md") {
            let parts = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```yaml\n").dropFirst()
            for part in parts {
                LaidOut.expectLawful(part.components(separatedBy: "\n```")[0] + "\n")
                count += 1
            }
        }
        #expect(count > 20)
    }

    @Test(arguments: 0..<20)
    func generatedDocuments(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            var text = RandomDocument.text(using: &generator)
            LaidOut.expectLawful(text)
            for _ in 0..<3 {
                text = RandomDocument.addingComment(to: text, using: &generator)
                LaidOut.expectLawful(text)
            }
        }
    }

    /// Most of these are no YAML; what is, obeys.
    @Test(arguments: 0..<20)
    func randomPieces(seed: UInt64) {
        var generator = SeededGenerator(seed: seed &+ 500)
        for _ in 0..<400 { LaidOut.expectLawful(RandomDocument.pieces(using: &generator)) }
    }
}
