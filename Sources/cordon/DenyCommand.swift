import ArgumentParser

struct DenyCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "deny",
        abstract: "Sign that a step which waits for people must not be done. One of them is enough.",
        usage: "cordon deny RUN[/STEP] --key file:PATH",
        discussion: "Example: cordon deny r-abcdefghij --key file:alice.key")

    @OptionGroup var answerOptions: AnswerOptions
    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        try await Answering(answerOptions, projectOptions).answer(isApproval: false, outputOptions.output)
    }
}
