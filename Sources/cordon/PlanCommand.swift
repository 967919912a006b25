import ArgumentParser
import Guardrails
import Pipeline
import Planning
import Views

struct PlanCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Show what would happen now, and why; what is refused, and why. Reads only.",
        usage: "cordon plan [PATH …] [--out FILE] [--format human|json|markdown|html]",
        discussion: """
            Example: cordon plan --since 24h --out plan.json

            `--format markdown` is for a comment on a pull request, `--format html` one file with the graph of the playbooks:
            cordon plan --out plan.json --format html > plan.html
            """)

    /// The forms of a plan for its readers, all made from one JSON view.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case human, json, markdown, html
    }

    @OptionGroup var planOptions: PlanOptions

    @Option(help: ArgumentHelp("Write the plan file, for `cordon apply`.", valueName: "file"))
    var out: String?

    @Flag(help: "Exit with 2 if steps would be carried out.")
    var detailedExitcode = false

    @Option(help: "How the plan is shown on stdout.")
    var format: Format = .human

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var terminal: TerminalOptions

    func execute() async throws -> Int32 {
        let output = terminal.output(isJSON: format == .json)
        let project = try Project.load(projectOptions, paths: planOptions.paths)
        let session = try Session.open(project, projectOptions, output)
        return try await session.finishing { try await plan(session, output) }
    }

    private func plan(_ session: Session, _ output: Output) async throws -> Int32 {
        let plan: Plan
        do { plan = try await session.pipeline.plan(planOptions.request(session)) } catch let failure as PipelineFailure {
            throw planOptions.explained(failure)
        }
        session.tellOverdue(try session.ledgerToRead(), output)
        try await session.checkPermissions(of: plan)
        let review = session.pipeline.review(
            plan, try await session.standing(for: plan, of: session.graph, session.ledgerToRead(), mayNote: false))
        show(review, session, output)
        if let out {
            try Files.write(plan.canonicalBytes, to: out)
            output.note(Messages.planWritten(out))
        }
        return detailedExitcode && !review.acting.isEmpty ? 2 : 0
    }

    private func show(_ review: Review, _ session: Session, _ output: Output) {
        let view = PlanView(review, session.graph, session.project.policy)
        switch format {
        case .human: output.show(PlanText.render(view.json, isColoured: output.isColoured))
        case .json: output.show(ResultDocument(schema: PlanView.schema, view.json))
        case .markdown: output.show(PlanMarkdown.render(view.json))
        case .html:
            let graph = GraphView(session.graph, session.project.policy, playbooks: view.playbooks)
            output.show(PlanHTML.render(view.json, graph: graph.json))
        }
    }
}
