import ArgumentParser
import Canonical
import Diagnostics
import Foundation
import Views

/// The forms in which mistakes are shown, all made from one JSON view.
enum DiagnosticFormat: String, ExpressibleByArgument, CaseIterable {
    case human, json, sarif, github

    /// For people on stderr, for programs on stdout.
    func show(_ project: Project, _ terminal: TerminalOptions) {
        switch self {
        case .human, .json: project.showDiagnostics(terminal.output(isJSON: self == .json))
        case .sarif:
            let log = SARIFRenderer.render(project.report.json, version: Cordon.version)
            Output.write(TerminalText.escapedJSON(log.prettyText()) + "\n", to: FileHandle.standardOutput)
        case .github: Output.write(GitHubRenderer.render(project.report.json), to: FileHandle.standardOutput)
        }
    }
}
