public import Foundation

/// A test that a table names as folder/file/function.
public enum NamedTest {
    /// Whether the file below `tests` declares the function.
    public static func exists(_ name: String, in tests: URL) throws -> Bool {
        let parts = name.split(separator: "/")
        guard parts.count >= 3, let function = parts.last else { return false }
        let source = try String(contentsOf: tests.appending(path: parts.dropLast().joined(separator: "/") + ".swift"), encoding: .utf8)
        let words = source.split { !$0.isLetter && !$0.isNumber }
        return zip(words, words.dropFirst()).contains { $0 == "func" && $1 == function }
    }
}
