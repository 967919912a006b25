import Foundation

/// A test that a table names as folder/file/function.
enum NamedTest {
    /// Whether the file below `tests` declares the function.
    static func exists(_ name: String, in tests: URL) throws -> Bool {
        let parts = name.split(separator: "/")
        let source = try String(contentsOf: tests.appending(path: "\(parts[0])/\(parts[1]).swift"), encoding: .utf8)
        let words = source.split { !$0.isLetter && !$0.isNumber }
        return zip(words, words.dropFirst()).contains { $0 == "func" && $1 == parts[2] }
    }
}
