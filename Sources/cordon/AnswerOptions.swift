import ArgumentParser

/// What is answered, and by whom.
struct AnswerOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("The run, or one step of it, as the report names it.", valueName: "run[/step]"))
    var place: String

    @Option(help: ArgumentHelp("The approver's private key, as `cordon approve keygen` writes it.", valueName: "file:path"))
    var key: String
}
