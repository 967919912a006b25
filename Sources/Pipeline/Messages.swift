import DefenderAPI

/// The sentences of this module.
enum Messages {
    static func nameless(_ id: String) -> String { "an alert has an id that cannot be one: \(id.prefix(100))" }
    static func namelessDevice(_ id: String) -> String { "a device has an id that cannot be one: \(id.prefix(100))" }
    static func partialHistory(_ id: MachineID, _ why: String) -> String {
        "the action history of device \(id) may lack something: \(why)"
    }

    static func partialReading(_ gap: String) -> String { "what the plan rests on cannot be read again as a whole: \(gap)" }
    static func rests(_ run: String, _ step: String) -> String {
        "the step \(step) of run \(run) wants the same, and has sent nothing as it was there"
    }
    static let conditionOnOldFacts = "`undo_after.when` asks for something that stands in the plan and cannot be read again"
    static let noSuchStep = "the plan has no such step"
    static let nothingStands = "nothing of the step stands that could be taken back"
    static let observed = "the playbook is in mode: observe, so nothing is sent"
    static let stopped = "the command was stopped before this run"
    static func handledSince(_ run: String) -> String {
        "what the plan rests on has changed: run \(run) has taken care of it since"
    }
    static let gap = "the plan is incomplete, so nothing is sent"
}
