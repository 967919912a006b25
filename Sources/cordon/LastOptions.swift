import ArgumentParser

/// How much of a list is shown.
struct LastOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only so many, the newest.", valueName: "n"))
    var last: Int?

    func validate() throws {
        if let last, last < 1 { throw ValidationError("--last takes a number from 1 on.") }
    }
}
