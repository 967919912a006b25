import Expressions

/// The tags that a policy's rules name. They are read-only to playbooks: one that sets or takes off such a tag would decide
/// by itself what protects a device.
public struct PolicyTags: Hashable, Sendable {
    private var names: Set<String> = []
    /// Of tests like `t.startsWith("tier")`.
    private var prefixes: Set<String> = []

    public init() {}

    init(_ policy: Policy) {
        for rule in policy.protections { add(rule.condition.checked.root, isTag: false) }
    }

    public func contains(_ tag: String) -> Bool { names.contains(tag) || prefixes.contains { tag.utf8.starts(with: $0.utf8) } }

    /// - Parameter isTag: whether what stands here is said of a tag.
    private mutating func add(_ node: CheckedNode, isTag: Bool) {
        switch node.kind {
        case .constant(.string(let text)) where isTag: names.insert(text)
        case .call(let call) where call.function == "startsWith" && isTag:
            if case .constant(.string(let text)) = call.arguments[1].kind { prefixes.insert(text) }
        case .call(let call):
            let isTag = isTag || call.function == "@in" && call.arguments.contains(where: Self.isTags)
            for argument in call.arguments { add(argument, isTag: isTag) }
        case .comprehension(let macro):
            let isTag = isTag || Self.isTags(macro.range)
            for part in [macro.range, macro.filter, macro.body].compactMap(\.self) { add(part, isTag: isTag) }
        default: node.forEachChild { add($0, isTag: isTag) }
        }
    }

    private static func isTags(_ node: CheckedNode) -> Bool {
        node.first { if case .field(_, _, "machineTags") = $0.kind { true } else { false } } != nil
    }
}

extension Policy {
    /// The tags that its rules name.
    public var tags: PolicyTags { PolicyTags(self) }
}
