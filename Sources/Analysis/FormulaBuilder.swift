public import Expressions

/// Translates a checked expression into what decides it. What it does not understand becomes a free variable, so the same
/// words stand for the same unknown.
public struct FormulaBuilder {
    /// What a declared variable stands for.
    public enum Meaning {
        /// Something with a name of its own, `alert`.
        case named(String)
        /// The same, but only the run will tell (`steps`): nothing that hangs on it is proved.
        case later(String)
        /// What a caller gives (`inputs`), by the names that the caller has for it; what has none only the run will tell.
        case given(String, [String: String])
        /// Another expression (a `let` name).
        case defined(Definition)
    }

    /// A `let` name: decided once, however often and however deep it is used.
    public struct Definition {
        /// How it is called; no other playbook's is.
        let name: String
        let node: CheckedNode
        /// Nil for what is no condition.
        public let decision: Decision?

        public init(_ name: String, _ node: CheckedNode, _ builder: FormulaBuilder) {
            self.name = name
            self.node = node
            decision = node.type.withoutNull == .bool ? builder.decision(node) : nil
        }
    }

    /// Past so many memberships a part is left free: `==` between conditions doubles them at each level.
    private static let maximumSize = 2_000

    private let meaning: (Int) -> Meaning

    /// - Parameter meaning: what the variable of a slot stands for.
    public init(_ meaning: @escaping (Int) -> Meaning) { self.meaning = meaning }

    /// How a condition comes out.
    public func decision(_ node: CheckedNode) -> Decision {
        let decision = understood(node) ?? free(node)
        return decision.size <= Self.maximumSize ? decision : free(node)
    }

    private func understood(_ node: CheckedNode) -> Decision? {
        switch node.kind {
        case .constant(.bool(let value)): .constant(value)
        case .call(let call): self.call(call)
        case .presence(let operand, _, let name): presence(operand, name)
        case .comprehension(let macro): comprehension(macro)
        case .variable(let slot):
            if case .defined(let definition) = meaning(slot) { definition.decision } else { truth(node) }
        case .field: truth(node)
        default: nil
        }
    }

    private func call(_ call: CheckedNode.Call) -> Decision? {
        switch call.function {
        case "_&&_": .all(call.arguments.map(decision))
        case "_||_": .any(call.arguments.map(decision))
        case "!_": !decision(call.arguments[0])
        case "_?_:_": .choice(decision(call.arguments[0]), decision(call.arguments[1]), decision(call.arguments[2]))
        case "_==_": equality(call.arguments)
        case "_!=_": equality(call.arguments).map { !$0 }
        case "@in": membership(call.arguments)
        default: rank(call)
        }
    }

    // MARK: What is understood

    private func equality(_ sides: [CheckedNode]) -> Decision? {
        if let value = constant(sides[1]), let variable = variable(sides[0]) { return .member(variable, [value]) }
        if let value = constant(sides[0]), let variable = variable(sides[1]) { return .member(variable, [value]) }
        guard sides[0].type == .bool, sides[1].type == .bool else { return nil }
        return .equality(decision(sides[0]), decision(sides[1]))
    }

    /// `path in [constants]`, or `"constant" in path`.
    private func membership(_ sides: [CheckedNode]) -> Decision? {
        if case .list(let elements) = sides[1].kind, let variable = variable(sides[0]) {
            let values = elements.compactMap { $0.isOptional ? nil : constant($0.node) }
            return values.count == elements.count ? .member(variable, Set(values)) : nil
        }
        guard case .constant(.string(let text)) = sides[0].kind else { return nil }
        return containment(of: text, in: sides[1])
    }

    private func containment(of text: String, in list: CheckedNode) -> Decision? {
        guard let path = path(list) else { return nil }
        return .member(Variable("\"\(text)\" in \(path)", .truth, isFree: isLater(list)), [.bool(true)])
    }

    /// A value without a rank fails, so it is on neither side.
    private func rank(_ call: CheckedNode.Call) -> Decision? {
        guard let type = call.rank, call.arguments.count == 2 else { return nil }
        let isMirrored = constant(call.arguments[0]) != nil
        let (place, bound) = isMirrored ? (call.arguments[1], call.arguments[0]) : (call.arguments[0], call.arguments[1])
        guard let variable = variable(place), case .text(let text)? = constant(bound), let limit = type.rank(of: text),
            let compare = Self.comparisons[call.function]
        else { return nil }
        func values(_ outcome: Bool) -> Set<FiniteValue> {
            Set(
                type.values.indices.filter { (isMirrored ? compare(limit, $0) : compare($0, limit)) == outcome }
                    .map { .text(type.values[$0]) })
        }
        return Decision(.member(variable, values(true)), .member(variable, values(false)), size: 2)
    }

    private static let comparisons: [String: @Sendable (Int, Int) -> Bool] = [
        "_<_": { $0 < $1 }, "_<=_": { $0 <= $1 }, "_>_": { $0 > $1 }, "_>=_": { $0 >= $1 },
    ]

    private func presence(_ operand: CheckedNode, _ name: String) -> Decision? {
        guard let path = path(operand), case .object(let type) = operand.type.withoutNull,
            let field = type.fields.first(where: { $0.name == name }), let domain = Self.domain(of: field.type)
        else { return nil }
        return !.member(Variable(Self.canonical("\(path).\(name)"), domain, isFree: isLater(operand)), [.null])
    }

    /// `list.exists(t, t == "x")` is `"x" in list`.
    private func comprehension(_ macro: CheckedNode.Comprehension) -> Decision? {
        guard macro.effect == .exists, macro.locals.count == 1, case .call(let call) = macro.body.kind,
            call.function == "_==_"
        else { return nil }
        for (element, other) in [(0, 1), (1, 0)] {
            guard case .local(macro.locals[0], _) = call.arguments[element].kind,
                case .constant(.string(let text)) = call.arguments[other].kind
            else { continue }
            return containment(of: text, in: macro.range)
        }
        return nil
    }

    private func truth(_ node: CheckedNode) -> Decision? {
        guard node.type.withoutNull == .bool, let variable = variable(node) else { return nil }
        return Decision(.member(variable, [.bool(true)]), .member(variable, [.bool(false)]), size: 2)
    }

    /// Whether it comes out true, or false, or fails, is anybody's guess.
    private func free(_ node: CheckedNode) -> Decision {
        let spelling = Spelling(path: path) { slot in
            if case .defined(let definition) = meaning(slot) { definition.name } else { nil }
        }
        return .member(Variable(spelling.text(node), .truth, isFree: true), [.bool(true)])
    }
}

// MARK: - Pieces

extension FormulaBuilder {
    private func constant(_ node: CheckedNode) -> FiniteValue? {
        guard case .constant(let value) = node.kind else { return nil }
        switch value {
        case .null: return .null
        case .bool(let value): return .bool(value)
        case .int(let value): return .int(value)
        case .string(let value): return .text(value)
        default: return nil
        }
    }

    /// A path whose value is of a type that has a finite part.
    private func variable(_ node: CheckedNode) -> Variable? {
        if case .variable(let slot) = node.kind, case .defined(let definition) = meaning(slot) {
            return variable(definition.node)
        }
        guard let path = path(node), let domain = Self.domain(of: declaredType(node)) else { return nil }
        return Variable(path, domain, isFree: isLater(node))
    }

    private func isLater(_ node: CheckedNode) -> Bool {
        switch node.kind {
        case .variable(let slot):
            switch meaning(slot) {
            case .named: false
            case .later, .given: true
            case .defined(let definition): isLater(definition.node)
            }
        case .field(let operand, _, let name): given(operand, name) == nil && isLater(operand)
        default: false
        }
    }

    /// Not the node's own type, which a test before it may have narrowed: one variable has one domain.
    private func declaredType(_ node: CheckedNode) -> CELType {
        guard case .field(let operand, let index, _) = node.kind, case .object(let type) = operand.type.withoutNull,
            type.fields.indices.contains(index)
        else { return node.type }
        return type.fields[index].type
    }

    /// `alert.device.osPlatform`; nil for anything but fields of named things.
    private func path(_ node: CheckedNode) -> String? {
        switch node.kind {
        case .variable(let slot):
            switch meaning(slot) {
            case .named(let name), .later(let name), .given(let name, _): return name
            case .defined(let definition): return path(definition.node)
            }
        case .field(let operand, _, let name):
            return given(operand, name) ?? path(operand).map { Self.canonical("\($0).\(name)") }
        default: return nil
        }
    }

    /// What the caller has in the place of an input; nil where it has no name for it.
    private func given(_ operand: CheckedNode, _ name: String) -> String? {
        guard case .variable(let slot) = operand.kind, case .given(_, let paths) = meaning(slot) else { return nil }
        return paths[name]
    }

    /// The name of the thing that an expression leads to; nil where it leads to none, or only the run can tell to which.
    func thing(_ node: CheckedNode) -> String? { isLater(node) ? nil : path(node) }

    /// `device` is shorthand for `alert.device`.
    private static func canonical(_ path: String) -> String {
        path == "alert.device" ? "device" : path.hasPrefix("alert.device.") ? String(path.dropFirst("alert.".count)) : path
    }

    private static func domain(of type: CELType) -> Variable.Domain? {
        let null: [FiniteValue] = type.acceptsNull ? [.null] : []
        switch type.withoutNull {
        case .bool: return .closed([.bool(false), .bool(true)] + null)
        case .enumeration(let type) where type.isExhaustive: return .closed(type.values.map { .text($0) } + null)
        case .enumeration(let type) where !type.isOpen: return .listed(type.values.map { .text($0) } + null)
        case .enumeration, .string, .int: return .open(isNullable: type.acceptsNull)
        default: return nil
        }
    }
}
