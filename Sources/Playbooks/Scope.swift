import Expressions

/// The names that an expression may use, by the place where it stands. Slots are fixed, so that an activation is an
/// array: `alert` or `alerts` 0, `device` 1, `now` 2, then the `let` names, then `steps`.
public struct Scope: Sendable {
    /// Slot of `alert` or `alerts`.
    public static let subject = 0
    public static let device = 1
    public static let now = 2
    /// Slot of the first `let` name.
    public static let firstBinding = 3

    private(set) var declarations: Declarations

    /// `where` of an alerts trigger: one alert, its device (a look-up for each alert that the rest lets through) and the time.
    static let trigger = Declarations([
        .init("alert", .object(Vocabulary.alert), summary: "The alert."),
        .init("device", .object(Vocabulary.device), summary: "The device of the alert."),
        .init("now", .timestamp, summary: "The recorded time of the plan."),
    ])

    /// `where` of a policy rule: the device that a step acts on, and the time.
    static let policy = Declarations([
        .init("device", .object(Vocabulary.device), summary: "The device that the step acts on."),
        .init("now", .timestamp, summary: "The recorded time of the plan."),
    ])

    init(subject: AlertTrigger.Subject) {
        let first: Declarations.Variable =
            switch subject {
            case .alert: .init("alert", .object(Vocabulary.alert), summary: "The alert.")
            case .device: .init("alerts", .list(.object(Vocabulary.alert)), summary: "The matching alerts, oldest first.")
            }
        declarations = Declarations([
            first,
            .init("device", .object(Vocabulary.device), summary: "The device that the run is about."),
            .init("now", .timestamp, summary: "The recorded time of the plan."),
        ])
    }

    /// Adds a `let` name; later expressions may use it.
    mutating func add(_ name: String, _ type: CELType) {
        declarations.variables.append(.init(name, type))
    }

    /// The scope of a step that comes after the steps with these ids.
    func afterSteps(_ ids: [String]) -> Declarations {
        var all = declarations
        all.variables.append(.init("steps", .object(Vocabulary.steps(ids)), summary: "The steps before this one."))
        return all
    }
}
