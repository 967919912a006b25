import ActionKit
import Actions
import Canonical
import Diagnostics
import Foundation
import Pipeline
import Playbooks
import SchemaValidation
import TestKit
import Testing

/// What the texts for people say is true.
struct DocumentationTests {
    @Test func everyPlaybookIsChecked() throws {
        let playbooks = try Self.yaml { $0 == "playbook" }
        #expect(!playbooks.isEmpty)
        for (page, text) in playbooks {
            let collector = DiagnosticCollector()
            let graph = Pipeline.load(
                [SourceFile(path: "\(page)", text: text)], .standard, project: Projects.declarations, into: collector)
            #expect(graph != nil && collector.diagnostics.isEmpty, "\(page): \(collector.diagnostics.map(\.message))")
        }
    }

    @Test func everyConfigurationIsRead() throws {
        let configurations = try Self.yaml { $0 != "playbook" }
        #expect(!configurations.isEmpty)
        for (page, text) in configurations {
            let collector = DiagnosticCollector()
            let whole = ("\n" + text).contains("\ntenants:") ? text : text + Self.tenants
            let decoder = ConfigurationDecoder(actions: Catalogue.standard.actingKeys, into: collector)
            _ = decoder.configuration(SourceFile(path: "\(page)", text: whole))
            #expect(collector.diagnostics.isEmpty, "\(page): \(collector.diagnostics.map(\.message))")
        }
    }

    @Test func everyCommandLineCanBeGiven() throws {
        let use = try CommandLineUse()
        var lines = try Markdown.all().flatMap { page in
            page.blocks.filter { $0.language != "yaml" }.flatMap(\.lines).map { $0.trimmingCharacters(in: .whitespaces) } + page.codeSpans
        }
        let demo = try String(contentsOf: Markdown.root.appending(path: ".ci/demo"), encoding: .utf8)
        lines += demo.split(separator: "\n").compactMap { line in line.range(of: "cordon ").map { String(line[$0.lowerBound...]) } }
        let commands = lines.filter { $0.hasPrefix("cordon ") }.map { String($0.prefix { !"#|&<>;\"".contains($0) }) }
        #expect(commands.count > 20)
        #expect(commands.compactMap { use.mistake(in: $0) } == [])
        #expect(use.mistake(in: "cordon pln") != nil && use.mistake(in: "cordon plan --ot a") != nil)
    }

    @Test func everyRelativeLinkLeadsSomewhere() throws {
        var count = 0
        for page in try Markdown.all() {
            let folder = Markdown.root.appending(path: page.description).deletingLastPathComponent()
            for link in page.relativeLinks {
                let target = folder.appending(path: String(link.prefix { $0 != "#" })).standardizedFileURL
                #expect(FileManager.default.fileExists(atPath: target.path), "\(page): \(link)")
                count += 1
            }
        }
        #expect(count > 5)
    }

    @Test func thePageOnTheAuditLogNamesWhatItsSchemaNames() throws {
        let page = try Markdown("docs/audit-format.md")
        let schema = try Schema(named: "audit").json
        func keys(_ schema: JSONValue?) -> Set<String> { Set(schema?["properties"]?.objectValue?.members.map(\.key) ?? []) }
        #expect(Set(page.table(["key", "meaning"]).map { Self.quoted($0[0]) }.joined()) == keys(schema))
        let kinds = page.table(["kind", "says", "`data`"])
        let known = schema["properties"]?["kind"]?["enum"]?.arrayValue?.compactMap(\.stringValue) ?? []
        #expect(Set(kinds.flatMap { Self.quoted($0[0]) }) == Set(known))
        for row in kinds {
            let kind = Self.quoted(row[0]).first ?? ""
            // A key's explanation stands in brackets and may hold code as well.
            let parts = row[2].split(separator: "(")
            let data = parts.prefix(1).joined() + parts.dropFirst().map { $0.drop { $0 != ")" } }.joined()
            let form = schema["anyOf"]?.arrayValue?.first { $0["properties"]?["kind"]?["const"]?.stringValue == kind }
            #expect(Set(Self.quoted(data)) == keys(form?["properties"]?["data"]), "\(kind)")
        }
    }

    @Test func everyPromiseIsHeldByTestsThatExist() throws {
        let page = try Markdown("docs/reliability.md")
        let tables = [["", "promise", "tests"], ["fault", "what happens", "tests"], ["threat", "tests"]].map { page.table($0) }
        let promised = page.prose.split(separator: "\n").filter { $0.hasPrefix("| P") || $0.hasPrefix("| I") }
        #expect(promised.count == 15)
        #expect(tables.allSatisfy { $0.count > 6 })
        let rows = page.prose.split(separator: "\n").filter { $0.hasPrefix("| ") && $0.hasSuffix("` |") }
        for row in rows {
            let names = Self.quoted(String(row)).filter { $0.contains("Tests/") }
            #expect(!names.isEmpty, "\(row)")
            for name in names { #expect(try NamedTest.exists(name, in: Markdown.root.appending(path: "Tests")), "\(name)") }
        }
    }

    // MARK: Pieces

    /// YAML of all pages but the one that shows mistakes.
    private static func yaml(_ isWanted: (String?) -> Bool) throws -> [(page: Markdown, text: String)] {
        try Markdown.all().filter { !["docs/diagnostics.md", "docs/actions.md"].contains($0.description) }.flatMap { page in
            page.blocks.filter { $0.language == "yaml" && isWanted($0.firstKey) }.map { (page, $0.text) }
        }
    }

    private static func quoted(_ text: String) -> [String] {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }

    /// Makes a file of a fragment.
    private static let tenants = """
        tenants:
          - name: lab
            tenantId: 00000000-0000-0000-0000-000000000000
            clientId: 00000000-0000-0000-0000-000000000000
            credential: { secret: env:SECRET }
        """
}
