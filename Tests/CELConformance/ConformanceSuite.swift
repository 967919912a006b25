public import Foundation

/// A folder of conformance tests.
public enum ConformanceSuite {
    /// The sample beside the package's own folder; nil where it is absent.
    public static let sample: URL? = {
        var place = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        while place.path != "/" {
            let candidate = place.deletingLastPathComponent().appendingPathComponent("shared/conformance/cel")
            if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
            place.deleteLastPathComponent()
        }
        return nil
    }()

    /// All tests of a folder's JSON files, sorted by file.
    public static func tests(in folder: URL) throws -> [ConformanceCase] {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
        return try files.flatMap { file in
            try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).tests
        }
    }

    private struct File: Decodable {
        let tests: [ConformanceCase]
    }
}
