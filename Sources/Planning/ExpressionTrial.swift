public import Canonical
public import DefenderAPI
public import Diagnostics
public import Expressions
public import Playbooks

/// An expression that somebody tries out, in the scope of an alerts trigger's `where`.
public struct ExpressionTrial: Sendable {
    public let text: String
    public let expression: CheckedExpression

    /// What is wrong with it; the trial is nil if one of these is an error.
    public static func compile(_ text: String, project: ProjectDeclarations) -> (ExpressionTrial?, [Finding]) {
        let (checked, findings) = CheckedExpression.compile(text, Scope.trial(project))
        return (checked.map { ExpressionTrial(text: text, expression: $0) }, findings)
    }

    /// Whether it can be evaluated without an alert.
    public var needsAlert: Bool { expression.variables.contains(Scope.subject) || expression.variables.contains(Scope.device) }

    /// Evaluates it on an alert, with the value of each part.
    /// - Parameter device: the alert's device; nil if it is not known.
    public func evaluate(_ alert: Alert, device: Machine?, _ values: ProjectValues, at time: Timestamp) -> Trace {
        var facts = Facts()
        if let device, let id = alert.machineId.flatMap({ MachineID($0) }) { facts.devices[id] = .some(device) }
        let known = KnownFacts(facts)
        return Trace(
            of: expression,
            TriggerActivation(EntityObject(alert.record, known), CommonRoots(ProjectConstants(values), known, at: time)))
    }

    /// Evaluates an expression that needs no alert.
    public func evaluate(_ values: ProjectValues, at time: Timestamp) -> Trace {
        precondition(!needsAlert, "the expression asks for an alert")
        return Trace(of: expression, TimeActivation(common: CommonRoots(ProjectConstants(values), .none, at: time)))
    }

    /// The alert and its device stand in front.
    private struct TimeActivation: Activation {
        let common: CommonRoots

        func variable(_ slot: Int) -> Evaluation { common.value(of: Scope.Root.common[slot - Scope.now]) }
        func call(_ function: Int, _ arguments: [Value]) -> Evaluation { common.call(function, arguments) }
    }
}
