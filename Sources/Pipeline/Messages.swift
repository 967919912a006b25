import DefenderAPI

/// The sentences of this module.
enum Messages {
    static func nameless(_ id: String) -> String { "an alert has an id that cannot be one: \(id.prefix(100))" }
    static func longHistory(_ id: MachineID) -> String { "the action history of device \(id) is longer than one page" }
    static let observed = "the playbook is in mode: observe, so nothing is sent"
    static let stopped = "the command was stopped before this run"
    static func handledSince(_ run: String) -> String {
        "what the plan rests on has changed: run \(run) has taken care of it since"
    }
    static let gap = "the plan is incomplete, so nothing is sent"
}
