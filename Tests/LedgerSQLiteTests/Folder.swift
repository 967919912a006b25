import Foundation

/// A folder of a test's own, taken away at its end.
final class Folder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "cordon-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var ledger: String { path + "/state.db" }

    func bytes(_ name: String = "state.db") throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)) }

    func write(_ text: String, to name: String = "state.db") throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
    }
}
