public import DefenderAPI

/// An action that only reads: a step of it asks the service one question, and later steps read the answer.
public protocol LookupAction: Action {
    /// What a step with these inputs asks for.
    static func question(_ inputs: Inputs, files: [String: ProjectFile]) -> Result<Lookup, Unasked>
    /// What later steps can read, where the step declares columns.
    static func outputs(columns: HuntingColumns) -> [Output]
    /// The answer, by the names of the outputs.
    static func outputs(_ found: Lookup.Found) -> [String: FieldValue]
}

/// Why a look-up asks for nothing.
public struct Unasked: Error, Hashable, Sendable {
    public let reason: String

    public init(_ reason: String) { self.reason = reason }
}

extension LookupAction {
    public static var risk: Risk { .none }
    public static var opposite: String? { nil }
    public static var continuesIfAlready: Bool { false }
    public static var acts: Bool { false }
    public static var subject: ActionSubject { .inputs }
    public static var aspects: Set<DeviceState.Aspect.Kind> { [] }
    public static var facts: Set<DeviceFact> { [] }

    public static func outputs(columns: HuntingColumns) -> [Output] { outputs }
    public static func effects(_ inputs: Inputs) -> [Deed.Effect] { [] }
    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] { [] }
    public static func inForce(_ settings: [DeviceState.Setting]) -> String { "" }
    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String {
        Messages.looksUpLater(key)
    }

    /// One entity, or several: the only output.
    public static func outputs(_ found: Lookup.Found) -> [String: FieldValue] {
        switch found {
        case .entity(let record): [outputs[0].name: .record(record)]
        case .entities(let records): [outputs[0].name: .list(records.map { .record($0) })]
        }
    }
}
