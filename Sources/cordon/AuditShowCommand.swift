import ArgumentParser
import Audit
import Views

struct AuditShowCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "What the audit log tells of one run, device or alert, in order.",
        usage: "cordon audit show --run ID | --device ID | --alert ID",
        discussion: """
            Example: cordon audit show --run r-abcdefghij

            A device's story is what was done to it, with the beginning and end of the runs in which that was; an alert's is that of \
            the runs that it caused.
            """)

    @Option(help: ArgumentHelp("The run's id.", valueName: "id"))
    var run: String?

    @Option(help: ArgumentHelp("The device's machine id.", valueName: "id"))
    var device: String?

    @Option(help: ArgumentHelp("The alert's id.", valueName: "id"))
    var alert: String?

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func validate() throws {
        if subjects.count != 1 { throw ValidationError("audit show takes one of --run, --device and --alert.") }
    }

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let files = try AuditFiles(try AuditPlace(projectOptions))
        let (records, isWhole) = files.records(output)
        let story = AuditStory(of: subjects[0], in: records)
        guard !story.records.isEmpty else {
            throw CommandFailure(isWhole ? .usage : .failed, Messages.notInLog(story.subject.name, story.subject.id))
        }
        output.show(story.text)
        output.show(story.document)
        return isWhole ? 0 : 1
    }

    private var subjects: [AuditStory.Subject] {
        [run.map { .run($0) }, device.map { .device($0.lowercased()) }, alert.map { .alert($0) }].compactMap { $0 }
    }
}
