import Foundation

/// The folder of the CEL conformance tests, beside the package's own folder.
enum ConformanceSuite {
    static let folder: URL? = {
        var place = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        while place.path != "/" {
            let candidate = place.deletingLastPathComponent().appendingPathComponent("shared/conformance/cel")
            if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
            place.deleteLastPathComponent()
        }
        return nil
    }()

    /// All tests of a tier, sorted by file.
    static func cases(tier: String) throws -> [ConformanceCase] {
        guard let folder else { return [] }
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
        return try files.flatMap { file in
            try JSONDecoder().decode(ConformanceFile.self, from: Data(contentsOf: file)).tests
        }.filter { $0.tier == tier }
    }
}

struct ConformanceFile: Decodable {
    let tests: [ConformanceCase]
}
