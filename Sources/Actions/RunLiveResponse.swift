public import ActionKit
public import DefenderAPI

/// Has a device take files, run scripts and give files.
public enum RunLiveResponse: Action {
    public static let key = "run_live_response"
    public static let summary =
        "Has the device take files of the library, run scripts of it and give files, in this order; the first failure ends it."
    public static let parameters = [
        Parameter(
            "commands",
            .records([
                [Parameter("put", .shaped(.libraryFileName), required: true, summary: "A file of the library that the device gets.")],
                [
                    Parameter(
                        "run", .shaped(.libraryFileName), required: true, summary: "A script of the library, stopped after ten minutes."),
                    Parameter("args", .arguments(maximum: 1000), summary: "The script's arguments."),
                ],
                [Parameter("get", .text(maximum: 1000), required: true, summary: "The path of a file on the device.")],
            ]), required: true, summary: "What is done, in order: first all `put`, then all `run`, then all `get`."),
        Parameter.comment,
    ]
    public static let endpoints: [Endpoint] = [.runLiveResponse]
    public static let risk = Risk.disruptive
    public static let opposite: String? = nil
    public static let continuesIfAlready = false
    public static let outputs: [Output] = [.machineActionID]
    public static let aspects: Set<DeviceState.Aspect.Kind> = [.liveResponse]
    public static let facts: Set<DeviceFact> = [.machine, .actions]
    public static let examples = [
        "run_live_response: { commands: [{ run: update-mp.ps1 }] }",
        #"run_live_response: { commands: [{ put: dump.exe }, { run: dump.ps1, args: "-Out C:\\m.dmp" }, { get: "C:\\m.dmp" }], comment: "Memory for ${alert.id}" }"#,
    ]

    public static func preconditions(_ inputs: Inputs) -> [Precondition] { [.onboarded, .noSession] }

    public static func effects(_ inputs: Inputs) -> [Deed.Effect] {
        inputs.records("commands").isEmpty ? [] : [.init(.liveResponse(steps(inputs)), isOn: true)]
    }

    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] {
        let comment = Comment.marked(inputs, on: target, tokens.token(deed: 0))
        let steps = steps(inputs)
        return [
            Deed(
                .change(.runLiveResponse(machine: target.device, steps: steps, comment: comment)),
                puts: .init(.liveResponse(steps), isOn: true))
        ]
    }

    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String {
        Messages.runs(steps(inputs), on: target.name)
    }

    public static func inForce(_ settings: [DeviceState.Setting]) -> String {
        Messages.alreadyRunning(by: settings[0].cause)
    }

    private static func steps(_ inputs: Inputs) -> [LiveResponseStep] {
        inputs.records("commands").map { record in
            if let name = record["put"].flatMap({ LibraryFileName($0) }) { return .putFile(name: name) }
            if let name = record["run"].flatMap({ LibraryFileName($0) }) { return .runScript(name: name, arguments: record["args"]) }
            guard let path = record["get"] else { preconditionFailure("the planner let a command pass that is none") }
            return .getFile(path: path)
        }
    }
}
