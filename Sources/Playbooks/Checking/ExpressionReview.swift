import Diagnostics
import Expressions

/// Outputs that a step would have if it waited for the device, by the type of the step: their names and the step's place.
typealias UnfinishedOutputs = [String: (names: Set<String>, step: SourceRange)]

/// What is wrong with an expression although its types are right.
struct ExpressionReview {
    private let compiler: ExpressionCompiler
    private let source: Embedded
    private let offset: Int
    private var isRight = true

    /// - Parameter offset: where the expression begins in the text.
    init(compiler: ExpressionCompiler, source: Embedded, offset: Int) {
        self.compiler = compiler
        self.source = source
        self.offset = offset
    }

    /// False after a mistake, which has been reported.
    mutating func passes(_ expression: CheckedExpression) -> Bool {
        visit(expression.root)
        for failure in expression.constantFailures {
            let place = source.range(of: failure.offsets.lowerBound + offset..<failure.offsets.upperBound + offset)
            report(failure.diagnostic(at: place))
        }
        remarkOnUnknownRoots(expression)
        return isRight
    }

    private mutating func visit(_ node: CheckedNode) {
        switch node.kind {
        case .field(let operand, _, let name): check(output: name, of: operand, node)
        case .call(let call) where call.hostFunction == HostFunction.during.slot: check(calendar: call)
        default: break
        }
        node.forEachChild { visit($0) }
    }

    private mutating func check(output name: String, of operand: CheckedNode, _ node: CheckedNode) {
        guard case .object(let type) = operand.type.withoutNull, let unfinished = compiler.unfinished[type.name],
            unfinished.names.contains(name)
        else { return }
        report(Messages.needsFinished(name, place(of: node), step: unfinished.step))
    }

    private mutating func check(calendar call: CheckedNode.Call) {
        guard case .constant(.string(let name)) = call.arguments[0].kind else {
            report(Messages.calendarNotWritten(place(of: call.arguments[0])))
            return
        }
        guard compiler.project.isConfigured, !compiler.project.calendars.contains(name) else { return }
        report(Messages.unknownCalendar(Spanned(name, at: place(of: call.arguments[0])), known: compiler.project.calendars))
    }

    /// Without cordon.yaml a misspelt `vars.` name passes: that is said.
    private func remarkOnUnknownRoots(_ expression: CheckedExpression) {
        guard !compiler.project.isConfigured else { return }
        for (slot, root) in compiler.scope.roots.enumerated() where expression.variables.contains(slot) {
            guard root == .vars || root == .data else { continue }
            let end = offset + expression.text.utf8.count
            compiler.collector.report(Messages.rootOfUnknownType(root.rawValue, source.range(of: offset..<end)))
        }
    }

    private func place(of node: CheckedNode) -> SourceRange {
        source.range(of: node.offsets.lowerBound + offset..<node.offsets.upperBound + offset)
    }

    private mutating func report(_ diagnostic: Diagnostic) {
        isRight = false
        compiler.collector.report(diagnostic)
    }
}
