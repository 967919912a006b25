import ArgumentParser
import Canonical
import Execution

struct LeasesExtendCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "extend",
        abstract: "Let a step stay in force for longer.",
        usage: "cordon leases extend RUN/STEP --by 4h",
        discussion: "Example: cordon leases extend r-abcdefghij/isolate --by 4h")

    @Argument(help: ArgumentHelp("The lease, as `cordon leases list` names it.", valueName: "run/step"))
    var place: String

    @Option(help: ArgumentHelp("How long from now.", valueName: "4h"))
    var by: String

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        guard let time = DurationText.parse(by), time > .zero else { throw CommandFailure(.usage, Messages.notADuration(by)) }
        let ledger = try RunLedger(projectOptions)
        let now = SystemClock().now()
        let lease = try await ledger.ask(of: try Lease.Place(parsing: place), until: now + time)
        let view = LeaseView([(lease, nil)], at: now)
        output.show(view.text)
        output.show(view.document)
        return 0
    }
}
