import ArgumentParser

struct ApproveStepCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "step",
        abstract: "Sign that a step which waits for people may be done.",
        usage: "cordon approve RUN[/STEP] --key file:PATH",
        discussion: """
            Example: cordon approve r-abcdefghij/isolate --key file:alice.key

            What is agreed to is printed: requests, device and digest. Whoever's key it is in cordon.yaml (`approvers`) has agreed. \
            `cordon apply` goes on if it still waits, else `cordon resume` does.
            """)

    @OptionGroup var answerOptions: AnswerOptions
    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        try await Answering(answerOptions, projectOptions).answer(isApproval: true, outputOptions.output)
    }
}
