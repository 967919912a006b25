import ActionKit
import Actions
import Diagnostics
import Foundation
import Playbooks
import Testing
import Views

/// docs/actions.md and docs/diagnostics.md are what the binary explains. `make generate` writes them.
struct GeneratedDocumentTests {
    static let all: [(name: String, text: String)] = [
        ("actions", ActionsDocument.text(.standard)), ("diagnostics", DiagnosticsDocument.text),
    ]

    @Test(arguments: all.map(\.name)) func theFileIsFresh(name: String) throws {
        let text = try #require(Self.all.first { $0.name == name }?.text)
        let file = Markdown.root.appending(path: "docs/\(name).md")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try Data(text.utf8).write(to: file)
            Issue.record("recorded docs/\(name).md")
            return
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == text, "docs/\(name).md is stale; mend with: make generate")
    }

    @Test func everyPageIsFoundByItsId() {
        for page in DiagnosticPage.chapters.flatMap(\.pages) {
            #expect(DiagnosticPage.named(page.id.lowercased())?.title == page.title)
            #expect(!page.meaning.isEmpty && !page.remedy.isEmpty)
        }
        #expect(DiagnosticPage.named("CDN9999") == nil)
    }
}
