public import Canonical

extension PlannedRun {
    /// What people agree to: the digest of a step of the playbook as the plan file holds it, all items of a `for_each` together.
    /// The run's id stands for the plan, so nothing else can be meant.
    /// - Parameter group: the step's id in the playbook.
    public func approvalDigest(of group: String) -> Digest { Self.approvalDigest(of: steps.filter { $0.group == group }.map(\.json)) }

    /// The same of steps as a plan file holds them.
    public static func approvalDigest(of steps: [JSONValue]) -> Digest { Digest(of: JSONValue.array(steps).canonicalBytes) }
}
