public import Execution
public import Guardrails
public import Planning
public import Playbooks

/// By what steps are judged that only their run can tell.
public struct Judging: Sendable {
    let policy: Policy
    let standing: @Sendable (Plan) async -> Result<Standing, ExpansionFailure>

    /// - Parameters:
    ///   - policy: of now.
    ///   - standing: what holds besides plan and policy, whenever it is asked for.
    public init(_ policy: Policy, standing: @escaping @Sendable (Plan) async -> Result<Standing, ExpansionFailure>) {
        self.policy = policy
        self.standing = standing
    }
}
