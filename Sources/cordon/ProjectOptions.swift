import ArgumentParser

/// Where the project is, and which tenant is meant.
struct ProjectOptions: ParsableArguments {
    @Option(help: "The folder with cordon.yaml (default: the nearest one upwards).")
    var project: String?

    @Option(help: "The tenant of cordon.yaml; needed if there are several.")
    var tenant: String?
}
