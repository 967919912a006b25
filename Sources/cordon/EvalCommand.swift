import ArgumentParser
import Canonical
import DefenderAPI
import Diagnostics
import Expressions
import Foundation
import Planning
import Playbooks
import Views
import YAMLSyntax

struct EvalCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Try an expression on an alert; a false one shows the value of each part.",
        usage: "cordon eval EXPR [--alert FILE] [--device FILE] [--type]",
        discussion: """
            Example: cordon eval 'alert.severity == "High"' --alert alert.json

            The files hold one alert and one device as the API answers them; what is left out counts as not stated.
            """)

    @Argument(help: ArgumentHelp("An expression, as in `where` of an alerts trigger.", valueName: "expr"))
    var expression: String

    @Option(help: ArgumentHelp("The alert: a JSON file.", valueName: "file"))
    var alert: String?

    @Option(help: ArgumentHelp("The alert's device: a JSON file.", valueName: "file"))
    var device: String?

    @Flag(help: "Only check it, and say its type.")
    var type = false

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let project = try Project.values(projectOptions)
        let (trial, findings) = ExpressionTrial.compile(expression, project: project.configuration?.declarations ?? .none)
        show(findings, output)
        guard let trial else { return 1 }
        let trace = type ? nil : try trace(trial, project.values)
        output.show(ResultDocument(schema: EvaluationView.schema, EvaluationView(trial.expression, trace).json))
        output.show(TerminalText.escapedLines(text(trial, trace)) + "\n")
        guard let trace else { return 0 }
        if case .value = trace.result { return 0 }
        return 1
    }

    private func text(_ trial: ExpressionTrial, _ trace: Trace?) -> String {
        guard let trace else { return "\(trial.expression.type)" }
        switch trace.result {
        case .value(.bool(false)): return "false\n\n" + trace.diagram
        case .value(let value): return value.text
        case .failure(let failure): return "failed: \(failure.message)\n\n" + trace.diagram
        case .unknown: return Messages.needsDevice
        }
    }

    private func trace(_ trial: ExpressionTrial, _ values: ProjectValues) throws(CommandFailure) -> Trace {
        let now = SystemClock().now()
        guard let alert else {
            guard !trial.needsAlert else { throw CommandFailure(.usage, Messages.needsAlert) }
            return trial.evaluate(values, at: now)
        }
        let subject: Alert = try read(alert)
        return trial.evaluate(subject, device: try device.map { path throws(CommandFailure) in try read(path) }, values, at: now)
    }

    private func read<Entity: EntityView>(_ path: String) throws(CommandFailure) -> Entity {
        let source = SourceFile(path: path, bytes: try Files.bytes(path))
        if source.bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") {
            do { return try Entity(decoding: source.bytes) } catch { throw CommandFailure(.failed, "\(path): \(error)") }
        }
        let collector = DiagnosticCollector()
        let documents = YAMLParser.parse(source, into: collector)
        if let mistake = collector.diagnostics.first(where: { $0.severity == .error }) {
            throw CommandFailure(.failed, "\(mistake.range.map { "\($0): " } ?? "")\(mistake.message)")
        }
        guard let document = documents.first, documents.count == 1 else {
            throw CommandFailure(.failed, Messages.oneDocument(path, found: documents.count))
        }
        do { return try Entity(decoding: document.json) } catch { throw CommandFailure(.failed, "\(path): \(error)") }
    }

    private func show(_ findings: [Finding], _ output: Output) {
        guard !findings.isEmpty else { return }
        let file = SourceFile(path: "the expression", text: expression)
        let report = DiagnosticReport(findings.map { $0.diagnostic(at: SourceRange(file: file, offsets: $0.offsets)) }, files: [file])
        if output.isJSON, report.errors > 0 { output.show(ResultDocument(report.json)) }
        let text = TerminalRenderer.render(report.json, sources: [file], color: output.isColoured)
        Output.write(text, to: FileHandle.standardError)
    }
}
