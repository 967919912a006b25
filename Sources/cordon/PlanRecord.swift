import Audit
import Canonical
import DefenderClient
import Planning
import Playbooks

/// The audit entry that begins a plan: who, what, on which files and under which policy (reliability.md, P5).
enum PlanRecord {
    /// - Parameter kind: `plan`, or `plan-resumed` where another command began it.
    static func entry(
        _ plan: Plan, _ policy: Policy, _ claims: TokenClaims, kind: String = "plan", mode: AuditEntry.Mode, at time: Timestamp
    ) -> AuditEntry {
        func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
        return AuditEntry(
            kind: kind, time: time, mode: mode,
            fields: [
                "plan": .string(plan.digest.description),
                "inputs": .string(plan.id.description),
                "tenant": .string(plan.inputs.tenant),
                "tenantId": .string(plan.inputs.tenantID),
                "version": .string(plan.inputs.version),
                "playbooks": .array(plan.inputs.files.map { ["file": .string($0.path), "digest": .string($0.digest.description)] }),
                "policy": .string(policy.digest.description),
                "policyOrigin": .string(policy.origin.rawValue),
                "appId": text(claims.appID),
                "objectId": text(claims.objectID),
                "user": .bool(!claims.scopes.isEmpty),
                "runs": .integer(Int64(plan.runs.count)),
            ])
    }
}
