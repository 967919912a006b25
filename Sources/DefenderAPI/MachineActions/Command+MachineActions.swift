import Canonical

extension Command {
    /// Cuts a device off from the network (isolate-machine).
    /// - Precondition: `type` is one of `EnumSchema.isolationType`. It is always sent: the default is not documented.
    public static func isolate(machine: MachineID, type: String, comment: String) -> Command {
        precondition(EnumSchema.isolationType.values.contains(type), "\(type) is no IsolationType")
        let comment = CommentLimit.fitted(comment)
        return action(
            .isolateMachine, "Isolate", machine, .isolate(type: type, comment: comment), comment,
            ["IsolationType": .string(type)])
    }

    /// Ends an isolation (unisolate-machine).
    public static func release(machine: MachineID, comment: String) -> Command {
        let comment = CommentLimit.fitted(comment)
        return action(.unisolateMachine, "Unisolate", machine, .release(comment: comment), comment)
    }

    /// Has the device put together its investigation package (collect-investigation-package).
    public static func collectInvestigationPackage(machine: MachineID, comment: String) -> Command {
        let comment = CommentLimit.fitted(comment)
        return action(
            .collectInvestigationPackage, "CollectInvestigationPackage", machine,
            .collectInvestigationPackage(comment: comment), comment)
    }

    /// Lets only files that Microsoft signed run (restrict-code-execution).
    public static func restrictCodeExecution(machine: MachineID, comment: String) -> Command {
        let comment = CommentLimit.fitted(comment)
        return action(
            .restrictCodeExecution, "RestrictCodeExecution", machine, .restrictCodeExecution(comment: comment), comment)
    }

    /// Ends a restriction (unrestrict-code-execution).
    public static func unrestrictCodeExecution(machine: MachineID, comment: String) -> Command {
        let comment = CommentLimit.fitted(comment)
        return action(
            .unrestrictCodeExecution, "UnrestrictCodeExecution", machine, .unrestrictCodeExecution(comment: comment),
            comment)
    }

    /// Has the antivirus scan the device (run-antivirus-scan).
    /// - Precondition: `type` is one of `EnumSchema.scanType`.
    public static func scan(machine: MachineID, type: String, comment: String) -> Command {
        precondition(EnumSchema.scanType.values.contains(type), "\(type) is no ScanType")
        let comment = CommentLimit.fitted(comment)
        return action(
            .runAntivirusScan, "RunAntiVirusScan", machine, .scan(type: type, comment: comment), comment,
            ["ScanType": .string(type)])
    }

    /// Ends the processes of a file and puts the file away (stop-and-quarantine-file). Nothing takes it back.
    /// - Precondition: the hash is a SHA-1.
    public static func stopAndQuarantine(machine: MachineID, sha1: FileHash, comment: String) -> Command {
        precondition(sha1.kind == .sha1, "\(sha1) is no SHA-1")
        let comment = CommentLimit.fitted(comment)
        return action(
            .stopAndQuarantineFile, "StopAndQuarantineFile", machine,
            .stopAndQuarantine(sha1: sha1.description, comment: comment), comment, ["Sha1": .string(sha1.description)])
    }

    /// Takes the device out of the service (offboard-machine). No endpoint brings it back.
    public static func offboard(machine: MachineID, comment: String) -> Command {
        let comment = CommentLimit.fitted(comment)
        return action(.offboardMachine, "Offboard", machine, .offboard(comment: comment), comment)
    }

    /// Has the device take files, run scripts and give files, in this order (run-live-response).
    /// - Precondition: there is a step, and they are in that order.
    public static func runLiveResponse(machine: MachineID, steps: [LiveResponseStep], comment: String) -> Command {
        precondition(!steps.isEmpty && LiveResponseStep.areInOrder(steps), "files first, then scripts, then results")
        let comment = CommentLimit.fitted(comment)
        return action(
            .runLiveResponse, "LiveResponse", machine, .runLiveResponse(steps, comment: comment), comment,
            ["Commands": .array(steps.map(\.json))])
    }

    /// Calls a machine action off that is not over yet (cancel-machine-action).
    public static func cancel(action: MachineActionID, comment: String) -> Command {
        let comment = CommentLimit.fitted(comment)
        return Command(
            .cancelMachineAction, .machineAction(action), .cancel(comment: comment), path: ["id": action.description],
            body: ["Comment": .string(comment)], expecting: .machineAction(type: nil))
    }

    /// A machine action of a device; the body in the listed casing, the service takes no other (reference README, row 8).
    private static func action(
        _ endpoint: Endpoint, _ type: String, _ machine: MachineID, _ change: Change, _ comment: String,
        _ parameters: JSONObject = [:]
    ) -> Command {
        var body: JSONObject = ["Comment": .string(comment)]
        for member in parameters.members { body[member.key] = member.value }
        return Command(
            endpoint, .device(machine), change, path: ["id": machine.description], body: .object(body),
            expecting: .machineAction(type: type), comment: comment)
    }
}
