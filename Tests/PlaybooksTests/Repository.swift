import Diagnostics
import Foundation

/// The files of the repository that tests read in place.
enum Repository {
    private static let here = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    static let root = here.appending(path: "../..").standardizedFileURL
    static let fixtures = here.appending(path: "Fixtures")

    /// The names of the files in a folder with this ending, sorted.
    static func names(in folder: URL, endingIn suffix: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(suffix) }.sorted()
    }

    /// The file, shown by its name.
    static func source(_ url: URL) throws -> SourceFile {
        SourceFile(path: url.lastPathComponent, bytes: Array(try Data(contentsOf: url)))
    }

    /// The texts of all Swift files under a folder of the repository.
    static func swiftTexts(under folder: String) throws -> [String] {
        let base = root.appending(path: folder)
        let paths = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
        return try paths.filter { $0.hasSuffix(".swift") }.sorted().map {
            try String(contentsOf: base.appending(path: $0), encoding: .utf8)
        }
    }
}
