import ArgumentParser
import Canonical
import DefenderAPI
import Pipeline
import Playbooks

/// Which alerts a plan looks at.
struct PlanOptions: ParsableArguments {
    @Argument(help: "Files and folders of playbooks (default: those of cordon.yaml).")
    var paths: [String] = []

    @Option(help: ArgumentHelp("Look back so far instead of each playbook's lookback.", valueName: "24h"))
    var since: String?

    @Option(help: ArgumentHelp("Only this alert, whatever its age.", valueName: "id"))
    var alert: String?

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
            time: session.clock.now(), lookback: lookback, alert: alert,
            ledger: again ? nil : try session.ledgerToRead(), tenant: session.tenant.name)
    }
}
