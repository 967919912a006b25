public import Canonical
public import Playbooks

/// A plan as it was saved: read strictly, and only ever run as the plan that is computed anew from its inputs.
public struct PlanFile: Sendable {
    /// Why a file is not the plan that was reviewed. All of these refuse it (exit 4).
    public enum Refusal: Error, Hashable, Sendable, CustomStringConvertible {
        /// Not JSON, torn, or something else.
        case notAPlan(String)
        /// A byte, a digest or a step differs from what its inputs give.
        case edited(String)
        /// The project's playbooks or policy are not those of the plan.
        case projectChanged(String)
        case otherTenant(plan: String, here: String)
        case expired(at: Timestamp)

        public var description: String { Messages.refusal(self) }
    }

    public static let schema = "cordon/plan/1"

    /// The digest over all other bytes of the file.
    public let digest: Digest
    public let inputs: PlanInputs
    private let json: JSONValue
    private let bytes: [UInt8]

    /// Reads a plan file. Whatever is not byte for byte in the canonical form, with a digest that fits, is refused.
    public init(_ bytes: [UInt8]) throws(Refusal) {
        let value: JSONValue
        do { value = try JSONValue(parsing: bytes, limits: Self.limits) } catch {
            throw .notAPlan(Messages.notJSON("\(error)"))
        }
        guard case .object(var file) = value, let schema = file["schema"]?.stringValue else {
            throw .notAPlan(Messages.notAPlan)
        }
        guard schema == Self.schema else { throw .notAPlan(Messages.unknownSchema(schema)) }
        guard value.canonicalBytes == bytes else { throw .edited(Messages.notCanonical) }
        guard let digest = file["plan"]?.stringValue.flatMap({ Digest($0) }) else { throw .edited(Messages.malformed("`plan`")) }
        file["plan"] = nil
        guard Digest(of: JSONValue.object(file).canonicalBytes) == digest else { throw .edited(Messages.digestDiffers) }
        guard let json = file["inputs"], let inputs = PlanInputs(json: json) else {
            throw .edited(Messages.malformed("`inputs`"))
        }
        self.digest = digest
        self.inputs = inputs
        self.json = json
        self.bytes = bytes
    }

    /// A plan on 100,000 devices with their facts stays below this.
    private static let limits = JSONLimits(maximumBytes: 1 << 30, maximumDepth: 64)

    /// The plan, computed anew from the recorded inputs with the project as it is now.
    /// - Throws: `Refusal` if the project, the tenant or any byte of the file differs, or the plan is too old.
    public func plan(
        _ graph: RuleGraph, _ policy: Policy, tenant: String, tenantID: String, now: Timestamp
    ) throws(Refusal) -> Plan {
        guard inputs.tenantID == tenantID, inputs.tenant == tenant else {
            throw .otherTenant(plan: "\(inputs.tenant) (\(inputs.tenantID))", here: "\(tenant) (\(tenantID))")
        }
        try checkFiles(graph.files)
        try checkProjectFiles(graph.projectFileDigests)
        guard inputs.values == graph.valuesJSON else { throw .projectChanged(Messages.valuesChanged) }
        guard inputs.policy == policy.digest else { throw .projectChanged(Messages.policyChanged) }
        let plan = Plan.recompute(graph, policy, inputs, json: json)
        guard plan.canonicalBytes == bytes else { throw .edited(Messages.computesOtherwise(inputs.version)) }
        guard now < plan.expires else { throw .expired(at: plan.expires) }
        return plan
    }

    /// Whether the files that steps send are those of the plan.
    private func checkProjectFiles(_ files: [RuleGraph.File]) throws(Refusal) {
        let now = Dictionary(files.map { ($0.path, $0.digest) }) { first, _ in first }
        for file in inputs.projectFiles where now[file.path] != file.digest {
            throw .projectChanged(Messages.playbookChanged(file.path))
        }
    }

    /// Whether these are the playbook files of the plan, by path and bytes.
    public func checkFiles(_ files: [RuleGraph.File]) throws(Refusal) {
        let now = Dictionary(files.map { ($0.path, $0.digest) }) { first, _ in first }
        for file in inputs.files where now[file.path] != file.digest {
            throw .projectChanged(now[file.path] == nil ? Messages.playbookGone(file.path) : Messages.playbookChanged(file.path))
        }
        let then = Set(inputs.files.map(\.path))
        if let new = files.first(where: { !then.contains($0.path) }) {
            throw .projectChanged(Messages.playbookNew(new.path))
        }
    }
}
