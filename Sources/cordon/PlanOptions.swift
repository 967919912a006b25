import ArgumentParser
import Canonical
import DefenderAPI
import Pipeline
import Planning
import Playbooks

/// What a plan looks at.
struct PlanOptions: ParsableArguments {
    @Argument(help: "Files and folders of playbooks (default: those of cordon.yaml).")
    var paths: [String] = []

    @Option(help: ArgumentHelp("Look back so far instead of each playbook's lookback.", valueName: "24h"))
    var since: String?

    @Option(help: ArgumentHelp("Only this alert, whatever its age.", valueName: "id"))
    var alert: String?

    @Option(help: ArgumentHelp("Only this playbook; one with the trigger `manual` takes part only so.", valueName: "name"))
    var playbook: String?

    @Option(
        help: ArgumentHelp(
            """
            An input of the playbook that `--playbook` calls; may be repeated. A list is one JSON array, 'tags=["a","b"]', or one item each \
            time: --input tags=a --input tags=b.
            """, valueName: "name=value"))
    var input: [String] = []

    @Flag(help: "Also subjects that an earlier run has taken care of.")
    var again = false

    /// An alert that was asked for by name and is not there is the caller's mistake.
    func explained(_ failure: PipelineFailure) -> CommandFailure {
        guard let alert, case .read(.notFound) = failure else { return CommandFailure(failure) }
        return CommandFailure(.usage, Messages.unknownAlert(alert))
    }

    /// What the pipeline is asked for.
    func request(_ session: Session) throws -> PlanRequest {
        let lookback = try since.map { text throws(CommandFailure) in
            guard let duration = DurationText.parse(text), duration > .zero else {
                throw CommandFailure(.usage, Messages.notADuration(text))
            }
            return duration
        }
        let alert = try alert.map { text throws(CommandFailure) in
            guard let id = AlertID(text) else { throw CommandFailure(.usage, Messages.notAnAlertID(text)) }
            return id
        }
        return PlanRequest(
            time: session.clock.now(), lookback: lookback, alert: alert, playbook: playbook, inputs: try inputs(session.graph),
            ledger: again ? nil : try session.ledgerToRead(), tenant: session.tenant.name)
    }

    /// The inputs by name, as texts: the playbook says what they are.
    private func inputs(_ graph: RuleGraph) throws(CommandFailure) -> [String: String] {
        let given = try inputsGiven()
        guard let playbook else {
            guard given.isEmpty else { throw CommandFailure(.usage, Messages.inputWithoutPlaybook) }
            return [:]
        }
        guard let rule = graph.rules.first(where: { $0.name == playbook }) else {
            throw CommandFailure(.usage, Messages.noSuchPlaybook(playbook, known: graph.rules.map(\.name)))
        }
        guard case .manual(let inputs) = rule.startedBy else {
            guard given.isEmpty else { throw CommandFailure(.usage, Messages.takesNoInputs(playbook)) }
            return [:]
        }
        do throws(ManualCall.Mistake) {
            let texts = try ManualCall.texts(inputs, given)
            _ = try ManualCall(inputs, texts)
            return texts
        } catch { throw CommandFailure(.usage, "\(playbook): \(error)") }
    }

    /// All that stands under a name, in the order in which it was given.
    private func inputsGiven() throws(CommandFailure) -> [String: [String]] {
        var given: [String: [String]] = [:]
        for text in input {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts[0].isEmpty else { throw CommandFailure(.usage, Messages.notAnInput(text)) }
            given[parts[0], default: []].append(parts[1])
        }
        return given
    }
}
