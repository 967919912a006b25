extension Checker {
    mutating func checkCall(
        _ name: SyntaxNode.Name, _ target: SyntaxNode?, _ arguments: [SyntaxNode], _ node: SyntaxNode, isAbsolute: Bool
    ) -> CheckedNode {
        guard let target else {
            let checked = arguments.map { check($0) }
            return resolve(name.text, checked, node, at: name.offsets, isAbsolute: isAbsolute)
        }
        if let namespace = qualifiedName(of: target), !namespace.isLocal {
            let full = "\(namespace.text).\(name.text)"
            let candidates = names.overloads(of: full, isAbsolute: namespace.isAbsolute).candidates
            if candidates.contains(where: { !$0.overload.isMember }) {
                let checked = arguments.map { check($0) }
                return resolve(full, checked, node, at: name.offsets, isAbsolute: namespace.isAbsolute)
            }
        }
        let checked = [check(target)] + arguments.map { check($0) }
        return resolve(name.text, checked, node, at: name.offsets, isMember: true)
    }

    func call(
        _ function: String, _ overloads: [String], _ arguments: [CheckedNode], _ type: CELType, _ node: SyntaxNode
    ) -> CheckedNode {
        make(
            .call(.init(function: function, overloads: overloads, arguments: arguments, rank: nil, hostFunction: nil)),
            type, node)
    }

    /// Finds the overloads that fit the arguments.
    /// - Parameter nullable: the arguments for which null is an ordinary value.
    mutating func resolve(
        _ name: String, _ arguments: [CheckedNode], _ node: SyntaxNode, at offsets: Range<Int>, isMember: Bool = false,
        isAbsolute: Bool = false, nullable: Set<Int> = []
    ) -> CheckedNode {
        let (name, all) = names.overloads(of: name, isAbsolute: isAbsolute || isMember)
        let candidates = all.contains { $0.overload.isMember != isMember } ? all.filter { $0.overload.isMember == isMember } : all
        guard !candidates.isEmpty else { return refuseFunction(name, isMember, all, arguments, node, at: offsets) }
        let found = arguments.map { type(of: $0) }
        if found.contains(.error) { return make(.invalid(""), .error, node) }
        if let exact = exactMatch(name, candidates, arguments, found, node) { return exact }
        let matches = candidates.compactMap { candidate in
            match(candidate, arguments, nullable).map { (candidate, $0) }
        }
        guard let first = matches.first else {
            let allowed = candidates.map { $0.overload.signature(of: name) }
            return refuse(.noOverload(name, arguments: found, allowed: allowed), at: offsets, node)
        }
        reportUntested(arguments, nullable, first.0.overload)
        if name == "matches" { checkPattern(arguments[1]) }
        if let kept = keptEnumeration(name, arguments) { return call(name, [first.0.overload.id], arguments, kept, node) }
        if let slot = first.0.hostFunction { functions.insert(slot) }
        let results = matches.map { types.resolved($0.1) }
        return make(
            .call(
                .init(
                    function: name, overloads: matches.map { $0.0.overload.id }, arguments: arguments, rank: nil,
                    hostFunction: first.0.hostFunction)),
            results.allSatisfy { $0 == results[0] } ? results[0] : .dyn, node)
    }

    /// The call, if one overload takes just these types: then no other has to be tried.
    private mutating func exactMatch(
        _ name: String, _ candidates: [NameTable.Candidate], _ arguments: [CheckedNode], _ found: [CELType], _ node: SyntaxNode
    ) -> CheckedNode? {
        guard !isLenient, !found.contains(.dyn), let only = candidates.first(where: { $0.overload.parameters == found }),
            only.hostFunction == nil
        else { return nil }
        if name == "matches" { checkPattern(arguments[1]) }
        return call(name, [only.overload.id], arguments, only.overload.result, node)
    }

    /// The result type if the arguments fit. Null is looked at afterwards, so that a missing test is one finding of its own.
    private mutating func match(
        _ candidate: NameTable.Candidate, _ arguments: [CheckedNode], _ nullable: Set<Int>
    ) -> CELType? {
        guard candidate.overload.parameters.count == arguments.count else { return nil }
        if isLenient { return .dyn }
        let found = argumentTypes(arguments, for: candidate.overload.parameters)
        let (parameters, result) = types.instantiate(candidate.overload)
        let stripped = found.indices.map { index in
            acceptsNull(parameters[index]) || nullable.contains(index) && !isEmptyOfNull(parameters[index])
                ? found[index] : found[index].withoutNull
        }
        return types.assign(stripped, to: parameters) ? result : nil
    }

    private func acceptsNull(_ parameter: CELType) -> Bool {
        if case .parameter = parameter { return true }
        return parameter.acceptsNull
    }

    private func isEmptyOfNull(_ parameter: CELType) -> Bool {
        if case .parameter = parameter { return false }
        return true
    }

    private mutating func reportUntested(
        _ arguments: [CheckedNode], _ nullable: Set<Int>, _ overload: Overload
    ) {
        for (index, argument) in arguments.enumerated() {
            checkConstants(argument, against: overload.parameters[index].withoutNull)
            if !nullable.contains(index), !acceptsNull(overload.parameters[index]) { _ = requireTested(argument) }
        }
    }

    /// `.orValue("None")` on an optional of an enumeration stays in the enumeration.
    private mutating func keptEnumeration(_ name: String, _ arguments: [CheckedNode]) -> CELType? {
        guard name == "orValue", arguments.count == 2, case .optional(let wrapped) = type(of: arguments[0]),
            case .enumeration = wrapped, checkConstants(arguments[1], against: wrapped)
        else { return nil }
        return wrapped
    }

    /// A constant pattern is compiled here to see whether it can be; the program compiles it for use.
    private mutating func checkPattern(_ argument: CheckedNode) {
        guard !isLenient, case .constant(.string(let pattern)) = argument.kind else { return }
        do throws(Pattern.Refusal) {
            _ = try Pattern(pattern)
        } catch {
            mistakes.report(.badPattern(error.reason), at: argument.offsets)
        }
    }

    private mutating func refuseFunction(
        _ name: String, _ isMember: Bool, _ others: [NameTable.Candidate], _ arguments: [CheckedNode],
        _ node: SyntaxNode, at offsets: Range<Int>
    ) -> CheckedNode {
        if arguments.contains(where: { type(of: $0) == .error }) && !isLenient {
            return make(.invalid(""), .error, node)
        }
        if !others.isEmpty {
            let allowed = others.map { $0.overload.signature(of: name) }
            let found = arguments.map { type(of: $0) }
            return refuse(.noOverload(name, arguments: found, allowed: allowed), at: offsets, node)
        }
        return refuse(
            .unknownFunction(name, known: names.functionNames(isMember: isMember)), at: offsets, node)
    }
}
