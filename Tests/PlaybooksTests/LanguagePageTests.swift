import Actions
import Canonical
import Diagnostics
import Foundation
import Playbooks
import Testing

/// Every snippet of docs/language.md and docs/policy.md is what it says.
struct LanguagePageTests {
    private static func blocks(of name: String = "language.md") throws -> [String] {
        let page = try String(contentsOf: Repository.root.appending(path: "docs/\(name)"), encoding: .utf8)
        return page.components(separatedBy: "```yaml\n").dropFirst().compactMap { $0.components(separatedBy: "```").first }
    }

    @Test func theProjectIsReadAndThePlaybooksCheckInIt() throws {
        let blocks = try Self.blocks()
        let projects = blocks.filter { $0.contains("\ntenants:") }
        let playbooks = blocks.filter { $0.hasPrefix("playbook:") }
        #expect(projects.count == 1 && playbooks.count >= 2 && projects.count + playbooks.count == blocks.count)
        let (configuration, diagnostics) = ConfigurationTests.decode(projects[0])
        #expect(diagnostics.isEmpty, "\(Rendering.text(diagnostics, [SourceFile(path: "cordon.yaml", text: projects[0])]))")
        let project = try #require(configuration).declarations
        for text in playbooks {
            let checked = Checked([SourceFile(path: "language.md", text: text)], project: project)
            #expect(checked.diagnostics.isEmpty, "\(checked.rendered)")
        }
    }

    @Test func thePolicyIsRead() throws {
        let blocks = try Self.blocks(of: "policy.md")
        #expect(blocks.count == 2)
        let (configuration, diagnostics) = ConfigurationTests.decode(ConfigurationTests.tenant + blocks[0])
        #expect(diagnostics.isEmpty, "\(diagnostics.map(\.message))")
        #expect(configuration?.policy.protections.map(\.isAboutIndicators) == [false, true])
        let (hospital, mistakes) = ConfigurationTests.decode(blocks[1])
        #expect(mistakes.isEmpty, "\(mistakes.map(\.message))")
        #expect(hospital?.policy(of: "hospital").protections.last?.name == "wards")
    }

    /// The page names every key, kind and function of the language.
    @Test func nothingIsLeftOut() throws {
        let page = try String(contentsOf: Repository.root.appending(path: "docs/language.md"), encoding: .utf8)
        let words =
            NavigationProperty.all.map(\.name) + Vocabulary.tenantCollections.map(\.name) + HostFunction.allCases.map(\.rawValue)
            + Scope.Root.allCases.map(\.rawValue)
        #expect(words.filter { !page.contains("`\($0)`") && !page.contains("`\($0)(") && !page.contains(".\($0)`") } == [])
        for (_, schema) in SchemaFreshnessTests.all {
            for key in schema["properties"]?.objectValue?.members.map(\.key) ?? [] { #expect(page.contains(key), "\(key)") }
        }
    }
}
