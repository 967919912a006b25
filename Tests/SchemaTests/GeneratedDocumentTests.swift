import ActionKit
import Actions
import Canonical
import Diagnostics
import Foundation
import Playbooks
import Testing
import Views

/// What the binary explains and prints is what stands in docs/ and schemas/. `make generate` writes them.
struct GeneratedDocumentTests {
    static let all: [(name: String, text: String)] = [
        ("docs/actions.md", ActionsDocument.text(.standard)), ("docs/diagnostics.md", DiagnosticsDocument.text),
        ("schemas/plan.schema.json", PlanSchema.document.prettyText() + "\n"),
        ("schemas/audit.schema.json", AuditSchema.document.prettyText() + "\n"),
        ("schemas/identity.schema.json", CommandSchema.identity.prettyText() + "\n"),
        ("schemas/permissions.schema.json", CommandSchema.permissions.prettyText() + "\n"),
        ("schemas/hunt.schema.json", CommandSchema.hunt.prettyText() + "\n"),
        ("schemas/download.schema.json", CommandSchema.download.prettyText() + "\n"),
        ("schemas/runs.schema.json", CommandSchema.runs.prettyText() + "\n"),
        ("schemas/run.schema.json", CommandSchema.run.prettyText() + "\n"),
        ("schemas/halt.schema.json", CommandSchema.halt.prettyText() + "\n"),
        ("schemas/audit-story.schema.json", CommandSchema.auditStory.prettyText() + "\n"),
        ("schemas/audit-checkpoint.schema.json", CommandSchema.auditCheckpoint.prettyText() + "\n"),
        ("schemas/audit-consistency.schema.json", CommandSchema.auditConsistency.prettyText() + "\n"),
    ]

    @Test(arguments: all.map(\.name)) func theFileIsFresh(name: String) throws {
        let text = try #require(Self.all.first { $0.name == name }?.text)
        let file = Markdown.root.appending(path: name)
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try Data(text.utf8).write(to: file)
            Issue.record("recorded \(name)")
            return
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == text, "\(name) is stale; mend with: make generate")
    }

    @Test func everyPageIsFoundByItsId() {
        for page in DiagnosticPage.chapters.flatMap(\.pages) {
            #expect(DiagnosticPage.named(page.id.lowercased())?.title == page.title)
            #expect(!page.meaning.isEmpty && !page.remedy.isEmpty)
        }
        #expect(DiagnosticPage.named("CDN9999") == nil)
    }
}
