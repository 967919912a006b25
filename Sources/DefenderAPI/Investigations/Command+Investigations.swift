import Canonical

extension Command {
    /// Starts an automated investigation on a device (start-investigation). No endpoint ends it.
    public static func startInvestigation(machine: MachineID, comment: String) -> Command {
        let comment = CommentLimit.fitted(comment)
        return Command(
            .startInvestigation, .device(machine), .startInvestigation(comment: comment),
            path: ["id": machine.description], body: ["Comment": .string(comment)], expecting: .investigation,
            comment: comment)
    }
}
