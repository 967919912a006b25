/// Adds up the steps that an evaluation can take at most.
struct CostEstimator {
    private let sizes: SizeAssumptions
    private var locals: [Int: Extent] = [:]
    private var steps = 0

    static func steps(_ root: CheckedNode, _ sizes: SizeAssumptions) -> Int {
        var estimator = CostEstimator(sizes: sizes)
        _ = estimator.visit(root)
        return estimator.steps
    }

    private init(sizes: SizeAssumptions) {
        self.sizes = sizes
    }

    /// Past what any budget allows, numbers just stay large.
    private static func product(_ left: Int, _ right: Int) -> Int {
        let (result, overflow) = left.multipliedReportingOverflow(by: right)
        return overflow ? .max : result
    }

    private static func sum(_ left: Int, _ right: Int) -> Int {
        let (result, overflow) = left.addingReportingOverflow(right)
        return overflow ? .max : result
    }

    private mutating func spend(_ more: Int) { steps = Self.sum(steps, more) }

    /// The steps of a part alone.
    private mutating func cost(_ body: (inout CostEstimator) -> Extent) -> (steps: Int, extent: Extent) {
        let before = steps
        steps = 0
        let extent = body(&self)
        defer { steps = before }
        return (steps, extent)
    }

    /// Adds the steps of a node.
    /// - Returns: what its value can hold.
    private mutating func visit(_ node: CheckedNode) -> Extent {
        switch node.kind {
        case .constant(let value): return Extent(of: value)
        case .variable, .invalid: break
        case .local(let slot, _): return locals[slot] ?? Extent(of: node.type, sizes)
        case .field(let operand, _, _), .presence(let operand, _, _): _ = visit(operand)
        case .member(let operand, _), .optionalMember(let operand, _, _):
            let extent = visit(operand).element
            if case .object = operand.type { break }
            return extent
        case .call(let call): return visit(call, node.type)
        case .list(let elements):
            spend(elements.count / Work.elementsPerStep)
            return Extent(count: elements.count, of: elements.reduce(.scalar) { $0.union(visit($1.node)) })
        case .map(let entries):
            return Extent(
                count: entries.count, of: entries.reduce(.scalar) { $0.union(visit($1.key)).union(visit($1.value)) })
        case .comprehension(let macro): return visit(macro)
        case .binding(let local, _, let value, let body):
            locals[local] = visit(value)
            return visit(body)
        }
        return Extent(of: node.type, sizes)
    }

    private mutating func visit(_ macro: CheckedNode.Comprehension) -> Extent {
        let range = visit(macro.range)
        let turns = macro.effect.isOptional ? 1 : range.count
        for (place, local) in macro.locals.enumerated() {
            locals[local] = macro.locals.count == 2 && place == 0 ? Extent.scalar.union(range.element) : range.element
        }
        let turn = cost { estimator in
            if let filter = macro.filter { _ = estimator.visit(filter) }
            return estimator.visit(macro.body)
        }
        spend(Self.product(turns, Self.sum(turn.steps, 1)))
        switch macro.effect {
        case .all, .exists, .existsOne: return .scalar
        case .filter, .sortBy: return range
        case .map, .transformList, .transformMap: return Extent(count: turns, of: turn.extent)
        case .transformMapEntry: return Extent(count: Self.product(turns, turn.extent.count), of: turn.extent.element)
        case .optMap, .optFlatMap: return turn.extent
        }
    }

    private mutating func visit(_ call: CheckedNode.Call, _ type: CELType) -> Extent {
        if call.operation == .conditional { return visitConditional(call) }
        let arguments = call.arguments.map { visit($0) }
        if let operation = call.operation, operation.isLogical || operation == .not { return .scalar }
        let result = extent(of: call, arguments, type)
        guard call.hostFunction == nil, !Work.constantTime.contains(call.function) else { return result }
        let read = zip(call.arguments, arguments).map { Self.steps($1, $0.type) }
        switch call.operation {
        case .equal, .notEqual: spend(read.min() ?? 0)
        default: spend(read.reduce(Self.steps(result, type), Self.sum))
        }
        return result
    }

    private static func steps(_ extent: Extent, _ type: CELType) -> Int {
        switch type {
        case .string, .bytes, .nullable(.string), .nullable(.bytes): extent.count / Work.bytesPerStep
        default: extent.count / Work.elementsPerStep
        }
    }

    /// The dearer side.
    private mutating func visitConditional(_ call: CheckedNode.Call) -> Extent {
        _ = visit(call.arguments[0])
        let yes = cost { $0.visit(call.arguments[1]) }
        let no = cost { $0.visit(call.arguments[2]) }
        spend(max(yes.steps, no.steps))
        return yes.extent.union(no.extent)
    }

    /// What the result of a function can hold.
    private func extent(of call: CheckedNode.Call, _ arguments: [Extent], _ type: CELType) -> Extent {
        let type = Extent(of: type, sizes)
        guard call.hostFunction == nil, !type.isScalar, let first = arguments.first else { return type }
        let last = arguments[arguments.count - 1]
        switch call.function {
        case "_+_": return Extent(count: Self.sum(first.count, last.count), of: first.element.union(last.element))
        case "_[_]", "_[?_]", "first", "last": return first.element
        case "join":
            let separator = arguments.count == 2 ? last.count : 0
            return Extent(count: Self.product(first.count, Self.sum(first.element.count, separator)))
        case "split": return Extent(count: Self.sum(first.count, 1), of: Extent(count: first.count))
        case "replace": return Extent(count: Self.product(Self.sum(first.count, 1), Self.sum(arguments[2].count, 1)))
        case "format": return Extent(count: Self.sum(first.count, Self.product(last.count, max(last.element.count, sizes.bytes))))
        case "flatten":
            return Extent(count: Self.product(first.count, max(first.element.count, 1)), of: first.element.element.union(first.element))
        case "lists.range":
            if case .constant(.int(let count)) = call.arguments[0].kind { return Extent(count: max(0, Int(count))) }
            return Extent(count: Int(ListFunctions.longestRange))
        case "base64.encode", "strings.quote": return Extent(count: Self.product(first.count, 2))
        default: return arguments.reduce(Extent.scalar) { $0.union($1) }
        }
    }
}
