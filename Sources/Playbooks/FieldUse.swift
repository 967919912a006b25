import DefenderAPI
public import Expressions

/// Which properties of which entities expressions read, so that a plan holds these and no more.
public struct FieldUse: Hashable, Sendable {
    /// Property names by object type name.
    public private(set) var fields: [String: Set<String>]

    /// What views, drift checks and actions need whatever the playbooks say.
    public static let identity = FieldUse(fields: [
        Vocabulary.alert.name: [
            "id", "title", "severity", "status", "category", "machineId", "computerDnsName", "incidentId",
            "alertCreationTime", "lastUpdateTime", "assignedTo", "classification", "determination",
        ],
        Vocabulary.device.name: ["id", "computerDnsName", "machineTags", "osPlatform", "onboardingStatus", "deviceValue"],
        Vocabulary.type(of: MachineAction.schema).name: [
            "id", "type", "status", "machineId", "requestor", "requestorComment", "creationDateTimeUtc", "lastUpdateDateTimeUtc",
            "relatedFileInfo", "scope",
        ],
        Vocabulary.type(of: RelatedFileInfo.schema).name: ["fileIdentifier"],
    ])

    static let nothing = FieldUse(fields: [:])

    mutating func add(_ other: FieldUse) { fields.merge(other.fields) { $0.union($1) } }

    mutating func add(_ rule: Rule) { rule.expressions.forEach { add($0) } }

    public mutating func add(_ expression: CheckedExpression) { add(expression.root) }

    private mutating func add(_ node: CheckedNode) {
        switch node.kind {
        case .field(let operand, _, let name), .member(let operand, let name),
            .optionalMember(let operand, _, let name), .presence(let operand, _, let name):
            if case .object(let type) = operand.type.withoutNull { fields[type.name, default: []].insert(name) }
        default: break
        }
        node.forEachChild { add($0) }
    }
}
