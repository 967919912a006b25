import ActionKit
import Actions
import Diagnostics
import Playbooks
import Testing
import YAMLSyntax

/// Playbook files taken through parser, decoder and checker, with what was said about them.
struct Checked {
    let graph: RuleGraph?
    let files: [SourceFile]
    let diagnostics: [Diagnostic]

    init(
        _ files: [SourceFile], catalogue: Catalogue = .standard, known: [String]? = nil, project: ProjectDeclarations = .none
    ) {
        let collector = DiagnosticCollector()
        let decoder = PlaybookDecoder(actions: known ?? catalogue.keys, into: collector)
        let playbooks = files.flatMap { file in
            YAMLParser.parse(file, into: collector).compactMap { decoder.playbook($0) }
        }
        graph = RuleGraph.check(playbooks, files: files, catalogue: catalogue, project: project, into: collector)
        self.files = files
        diagnostics = collector.diagnostics
    }

    init(_ text: String) {
        self.init([SourceFile(path: "a.yaml", text: text)])
    }

    /// A playbook around one step and a `where`.
    init(where condition: String = "alert.severity == \"High\"", per: String = "alert", step: String = "tag_device: { add: [t] }") {
        self.init(
            """
            playbook: sample
            trigger:
              alerts:
                where: |
                  \(condition)
                lookback: 1h
                per: \(per)
            steps:
              - \(step)
            """)
    }

    /// As `cordon validate` shows it.
    var rendered: String { Rendering.text(diagnostics, files) }

    /// The only rule; a test that has mistakes in its playbook fails with them.
    func rule() throws -> Rule {
        #expect(diagnostics.isEmpty, "\(rendered)")
        return try #require(graph?.rules.first)
    }
}

enum Rendering {
    /// The text for people, without colour.
    static func text(_ diagnostics: [Diagnostic], _ files: [SourceFile]) -> String {
        let report = DiagnosticReport(diagnostics, files: files)
        return TerminalRenderer.render(report.json, sources: files, color: false)
    }
}

extension SourceRange {
    var writtenText: String { String(decoding: file.bytes[offsets], as: UTF8.self) }
}
