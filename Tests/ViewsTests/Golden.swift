import Foundation
import Testing

/// Texts kept in files. `RECORD=1` writes them anew and fails, so that no run both records and passes.
enum Golden {
    static func expect(_ text: String, in name: String, _ location: SourceLocation = #_sourceLocation) throws {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try Data(text.utf8).write(to: url)
            Issue.record("recorded \(name)", sourceLocation: location)
            return
        }
        let kept = try? String(contentsOf: url, encoding: .utf8)
        #expect(kept == text, "\(name) differs; if that is meant: RECORD=1 swift test", sourceLocation: location)
    }
}
