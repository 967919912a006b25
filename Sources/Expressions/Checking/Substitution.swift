/// What is known of the type parameters while an expression is checked.
struct Substitution {
    private var bindings: [String: CELType] = [:]
    private var count = 0

    /// A type that is not settled yet.
    mutating func fresh() -> CELType {
        count += 1
        return .parameter("$\(count)")
    }

    /// A signature's own parameters, replaced by fresh ones.
    mutating func instantiate(_ overload: Overload) -> (parameters: [CELType], result: CELType) {
        guard overload.parameters.contains(where: Self.isGeneric) || Self.isGeneric(overload.result) else {
            return (overload.parameters, overload.result)
        }
        var names: [String: CELType] = [:]
        let parameters = overload.parameters.map { rename($0, &names) }
        return (parameters, rename(overload.result, &names))
    }

    private mutating func rename(_ type: CELType, _ names: inout [String: CELType]) -> CELType {
        type.rebuilt { name in
            if let known = names[name] { return known }
            let new = fresh()
            names[name] = new
            return new
        }
    }

    private static func isGeneric(_ type: CELType) -> Bool {
        var found = false
        _ = type.rebuilt { name in
            found = true
            return .parameter(name)
        }
        return found
    }

    /// The type itself if it is a settled parameter; its inside is not looked at.
    func shallow(_ type: CELType) -> CELType {
        var type = type
        while case .parameter(let name) = type, let bound = bindings[name] { type = bound }
        return type
    }

    /// The type with all that is settled put in.
    func resolved(_ type: CELType) -> CELType {
        bindings.isEmpty ? type : type.rebuilt { name in bindings[name].map { resolved($0) } ?? .parameter(name) }
    }

    /// The type with what never got settled as `dyn`.
    func settled(_ type: CELType) -> CELType {
        if count == 0, bindings.isEmpty { return type }
        return type.rebuilt { name in bindings[name].map { settled($0) } ?? .dyn }
    }

    /// Whether a value of one type fits another, settling parameters of both.
    mutating func assign(_ source: CELType, to target: CELType) -> Bool {
        if case .parameter(let name) = target {
            if bind(name, to: source) { return true }
            if bindings[name] != nil { return false }
        }
        if case .parameter(let name) = source { return bind(name, to: target) }
        return assignSettled(source, to: target)
    }

    private mutating func bind(_ name: String, to type: CELType) -> Bool {
        if case .parameter(name) = type { return true }
        if let bound = bindings[name] {
            if bound == type { return true }
            guard assign(type, to: bound) || assign(bound, to: type) else { return widen(name, to: type, from: bound) }
            let general = resolved(type).isAsGeneral(as: resolved(bound)) ? type : bound
            if !mentions(name, in: general) { bindings[name] = general }
            return true
        }
        guard !mentions(name, in: type) else { return false }
        bindings[name] = type
        return true
    }

    /// Two types of which one has null and the other is more general otherwise (an enumeration or null, and text): the more
    /// general of the two, or null.
    private mutating func widen(_ name: String, to type: CELType, from bound: CELType) -> Bool {
        let (left, right) = (resolved(type), resolved(bound))
        guard left.acceptsNull != right.acceptsNull, let general = join(left.withoutNull, right.withoutNull),
            !mentions(name, in: general)
        else { return false }
        bindings[name] = .nullable(general)
        return true
    }

    private func mentions(_ name: String, in type: CELType) -> Bool {
        var found = false
        _ = resolved(type).rebuilt { other in
            found = found || other == name
            return .parameter(other)
        }
        return found
    }

    private mutating func assignSettled(_ source: CELType, to target: CELType) -> Bool {
        switch (source, target) {
        case (.dyn, _), (_, .dyn), (.error, _), (_, .error), (.null, .nullable), (.enumeration, .string),
            (.type, .type):
            true
        case (.nullable(let source), .nullable(let target)): assign(source, to: target)
        case (_, .nullable(let target)): assign(source, to: target)
        case (.list(let source), .list(let target)): assign(source, to: target)
        case (.optional(let source), .optional(let target)): assign(source, to: target)
        case (.map(let sourceKey, let source), .map(let targetKey, let target)):
            assign(sourceKey, to: targetKey) && assign(source, to: target)
        case (.opaque(let sourceName, let sources), .opaque(let targetName, let targets)):
            sourceName == targetName && assign(sources, to: targets)
        default: source == target
        }
    }

    /// As `assign(_:to:)` for each pair; on failure nothing is settled.
    mutating func assign(_ sources: [CELType], to targets: [CELType]) -> Bool {
        guard sources.count == targets.count else { return false }
        var trial = self
        for (source, target) in zip(sources, targets) where !trial.assign(source, to: target) { return false }
        self = trial
        return true
    }

    /// The type that holds values of both, nil if only `dyn` does.
    mutating func join(_ left: CELType, _ right: CELType) -> CELType? {
        let (left, right) = (resolved(left), resolved(right))
        if left == right { return left }
        switch (left, right) {
        case (.enumeration, .string), (.string, .enumeration): return .string
        case (.null, let other), (let other, .null): return other.acceptsNull ? other : .nullable(other)
        default: break
        }
        guard assign([left], to: [right]) || assign([right], to: [left]) else { return nil }
        return left.isAsGeneral(as: right) ? resolved(left) : resolved(right)
    }
}
