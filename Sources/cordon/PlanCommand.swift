import ArgumentParser
import Guardrails
import Pipeline
import Planning
import Views

struct PlanCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Show what would happen now, and why; what is refused, and why. Reads only.",
        usage: "cordon plan [PATH …] [--out FILE]",
        discussion: "Example: cordon plan --since 24h --out plan.json")

    @OptionGroup var planOptions: PlanOptions

    @Option(help: ArgumentHelp("Write the plan file, for `cordon apply`.", valueName: "file"))
    var out: String?

    @Flag(help: "Exit with 2 if steps would be carried out.")
    var detailedExitcode = false

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let project = try Project.load(projectOptions, paths: planOptions.paths)
        let session = try Session.open(project, projectOptions, output)
        return try await session.finishing { try await plan(session, output) }
    }

    private func plan(_ session: Session, _ output: Output) async throws -> Int32 {
        let plan: Plan
        do { plan = try await session.pipeline.plan(planOptions.request(session)) } catch let failure as PipelineFailure {
            throw planOptions.explained(failure)
        }
        try await session.checkPermissions(of: plan)
        let review = session.pipeline.review(
            plan, try await session.standing(for: plan, session.ledgerToRead(), mayNote: false))
        let view = PlanView(review, session.graph, session.project.policy)
        output.show(PlanText.render(view.json, isColoured: output.isColoured))
        output.show(ResultDocument(schema: PlanView.schema, view.json))
        if let out {
            try Files.write(plan.canonicalBytes, to: out)
            output.note(Messages.planWritten(out))
        }
        return detailedExitcode && !review.acting.isEmpty ? 2 : 0
    }
}
