import Analysis
import ArgumentParser
import Canonical
import Views

struct GraphCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "graph",
        abstract: "Draw the typed rule graph: predicates, playbooks, steps, guards, undo.",
        usage: "cordon graph [PATH …] [--format mermaid|dot|svg|json] [--overlaps]",
        discussion: "Example: cordon graph --format svg > graph.svg")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case mermaid, dot, svg, json
    }

    @Argument(help: "Files and folders of playbooks (default: those of cordon.yaml).")
    var paths: [String] = []

    @Option(help: "How the graph is drawn.")
    var format: Format = .mermaid

    @Flag(help: "List the steps of different playbooks that act on the same device, proved and possible ones.")
    var overlaps = false

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var terminal: TerminalOptions

    func execute() async throws -> Int32 {
        let output = terminal.output(isJSON: format == .json)
        let project = try Project.load(projectOptions, paths: paths)
        let graph = try project.checkedGraph(output)
        let found = overlaps ? OverlapReview(graph).overlaps : nil
        let view = GraphView(graph, project.holding(policyOf: projectOptions.tenant).policy, overlaps: found).json
        if format == .json {
            output.show(ResultDocument(schema: GraphView.schema, view))
        } else if overlaps {
            output.show(OverlapText.render(view))
        } else {
            output.show(render(view))
        }
        return 0
    }

    private func render(_ view: JSONObject) -> String {
        switch format {
        case .mermaid: GraphMermaid.render(view)
        case .dot: GraphDOT.render(view)
        case .svg: GraphSVG.render(view)
        case .json: ""
        }
    }
}
