import ArgumentParser
import Canonical

/// How long a command stays for steps that wait for their devices, or for people.
struct StayOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How long to stay for steps that wait for their devices, or for people (default: 10m). What is left then: exit 3.",
            valueName: "10m"))
    var wait: String?

    func limit() throws(CommandFailure) -> Duration {
        guard let wait else { return .seconds(600) }
        guard let limit = DurationText.parse(wait), limit >= .zero else { throw CommandFailure(.usage, Messages.notADuration(wait)) }
        return limit
    }
}
