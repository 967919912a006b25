import ArgumentParser
import Canonical

/// How long a command waits for another one that is at work.
struct LockOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How long to wait for another command that is at work (default: 0s). After that: exit 4, with its process.", valueName: "10m"))
    var lockTimeout: String?

    func limit() throws(CommandFailure) -> Duration {
        guard let lockTimeout else { return .zero }
        guard let limit = DurationText.parse(lockTimeout), limit >= .zero else {
            throw CommandFailure(.usage, Messages.notADuration(lockTimeout))
        }
        return limit
    }
}
