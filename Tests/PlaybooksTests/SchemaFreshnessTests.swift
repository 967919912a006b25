import ActionKit
import Actions
import Canonical
import Diagnostics
import Foundation
import Playbooks
import SchemaValidation
import Testing
import YAMLSyntax

/// schemas/playbook.schema.json and schemas/config.schema.json are what the declarations say.
struct SchemaFreshnessTests {
    static let all: [(String, JSONValue)] = [
        ("playbook", PlaybookSchema.playbook(.standard)), ("config", PlaybookSchema.configuration(.standard)),
    ]

    @Test(arguments: all.indices)
    func theFileIsFresh(_ index: Int) throws {
        let (name, schema) = Self.all[index]
        try Golden.expect(schema.prettyText() + "\n", in: Repository.root.appending(path: "schemas/\(name).schema.json"))
    }

    @Test(arguments: all.indices)
    func theSchemaIsWellFormed(_ index: Int) {
        #expect(Schema(Self.all[index].1).mistakes == [])
    }

    /// What the decoder takes, an editor does not underline.
    @Test func whatChecksCleanConforms() throws {
        let schema = Schema(PlaybookSchema.playbook(.extended))
        for name in Repository.names(in: UseCaseTests.folder, endingIn: ".yaml") where name != "cordon.yaml" {
            for document in try Self.documents(UseCaseTests.folder.appending(path: name)) {
                #expect(schema.findings(in: document) == [], "\(name)")
            }
        }
        let project = try Self.documents(UseCaseTests.folder.appending(path: "cordon.yaml"))
        #expect(Schema(PlaybookSchema.configuration(.extended)).findings(in: project[0]) == [])
        for name in Repository.names(in: Repository.root.appending(path: "playbooks"), endingIn: ".yaml") {
            let shipped = try Self.documents(Repository.root.appending(path: "playbooks/\(name)"))
            #expect(Schema(PlaybookSchema.playbook(.standard)).findings(in: shipped[0]) == [], "\(name)")
        }
    }

    /// Mistakes of structure show in an editor before `validate` runs.
    @Test(arguments: [
        "misspelt-key", "misspelt-mode", "misspelt-per", "misspelt-step-key", "missing-fields", "missing-input", "missing-name",
        "missing-trigger", "no-action", "no-steps", "two-actions", "bad-names", "unknown-action", "unknown-key", "unknown-parameter",
        "wrong-choice", "wrong-types",
    ])
    func whatASchemaCanSayItSays(_ name: String) throws {
        let documents = try Self.documents(Repository.fixtures.appending(path: "bad/\(name).yaml"))
        let schema = Schema(PlaybookSchema.playbook(.standard))
        #expect(documents.contains { !schema.findings(in: $0).isEmpty })
    }

    private static func documents(_ url: URL) throws -> [JSONValue] {
        YAMLParser.parse(try Repository.source(url), into: DiagnosticCollector()).map { $0.json }
    }
}
