import Expressions

/// The tags that a policy's rules name. They are read-only to playbooks: one that sets or takes off such a tag would decide
/// by itself what protects a device.
public struct PolicyTags: Hashable, Sendable {
    /// The places of the rules among those of the policy, by the tags that they name: the first of each.
    private var names: [String: Int] = [:]
    /// The same of tests like `t.startsWith("tier")`.
    private var prefixes: [String: Int] = [:]

    public init() {}

    init(_ policy: Policy) {
        for (place, rule) in policy.protections.enumerated() { add(rule.condition.checked.root, isTag: false, of: place) }
    }

    public func contains(_ tag: String) -> Bool { place(naming: tag) != nil }

    /// The place of the first rule of the policy that goes by a tag; nil if none does.
    public func place(naming tag: String) -> Int? {
        names[tag] ?? prefixes.filter { tag.utf8.starts(with: $0.key.utf8) }.map(\.value).min()
    }

    /// - Parameter isTag: whether what stands here is said of a tag.
    private mutating func add(_ node: CheckedNode, isTag: Bool, of place: Int) {
        switch node.kind {
        case .constant(.string(let text)) where isTag: names[text] = names[text] ?? place
        case .call(let call) where call.function == "startsWith" && isTag:
            if case .constant(.string(let text)) = call.arguments[1].kind { prefixes[text] = prefixes[text] ?? place }
        case .call(let call):
            let isTag = isTag || call.function == "@in" && call.arguments.contains(where: Self.isTags)
            for argument in call.arguments { add(argument, isTag: isTag, of: place) }
        case .comprehension(let macro):
            let isTag = isTag || Self.isTags(macro.range)
            for part in [macro.range, macro.filter, macro.body].compactMap(\.self) { add(part, isTag: isTag, of: place) }
        default: node.forEachChild { add($0, isTag: isTag, of: place) }
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
