import Diagnostics

/// Resolves names, finds overloads and types for one expression.
struct Checker {
    /// A variable of a macro.
    struct Local {
        let name: String
        let type: CELType
    }

    let text: [UInt8]
    let names: NameTable
    /// Without checks: nothing is refused, all types are `dyn`, and what can't be resolved fails when it is evaluated.
    let isLenient: Bool
    var mistakes = Mistakes()
    var types = Substitution()
    var locals: [Local] = []
    var frameSize = 0
    var variables: Set<Int> = []
    var functions: Set<Int> = []
    /// What the declared names were found to be that decide what the expression means.
    var namesUsed: [SharedExpressions.Name] = []
    /// Paths that a test before this place shows not to be null.
    var notNull: Set<String> = []

    init(_ text: String, _ declarations: Declarations, isLenient: Bool) {
        self.text = Array(text.utf8)
        self.names = NameTable(declarations)
        self.isLenient = isLenient
    }

    mutating func check(_ node: SyntaxNode) -> CheckedNode {
        switch node.kind {
        case .literal(let value): make(.constant(value), value.type, node)
        case .identifier, .select: checkReference(node)
        case .presence(let operand, let field): checkPresence(operand, field, node)
        case .call(let name, let target, let arguments, let isAbsolute):
            checkCall(name, target, arguments, node, isAbsolute: isAbsolute)
        case .operation(let operation, let operands): checkOperation(operation, operands, node)
        case .list(let elements): checkList(elements, node)
        case .map(let entries): checkMap(entries, node)
        case .comprehension(let macro): checkComprehension(macro, node)
        case .binding(let name, let value, let body): checkBinding(name, value, body, node)
        case .mistake: make(.invalid(""), .error, node)
        }
    }

    func make(_ kind: CheckedNode.Kind, _ type: CELType, _ node: SyntaxNode) -> CheckedNode {
        CheckedNode(kind, isLenient ? .dyn : type, node.offsets)
    }

    /// Reports, unless nothing is to be refused; then the node fails when it is evaluated.
    mutating func refuse(_ mistake: Mistake, at offsets: Range<Int>, _ node: SyntaxNode) -> CheckedNode {
        if !isLenient { mistakes.report(mistake, at: offsets) }
        return make(.invalid(mistake.message), .error, node)
    }

    func source(_ offsets: Range<Int>) -> String {
        String(decoding: text[offsets], as: UTF8.self)
    }

    /// The type as far as it is settled.
    func type(of node: CheckedNode) -> CELType {
        types.resolved(node.type)
    }

    /// Runs a part with more variables; what its tests show does not outlive it.
    mutating func scoped<Result>(_ added: [Local], _ body: (inout Checker) -> Result) -> Result {
        let (count, known) = (locals.count, notNull)
        locals += added
        frameSize = max(frameSize, locals.count)
        defer {
            locals.removeSubrange(count...)
            notNull = known
        }
        return body(&self)
    }

    /// A condition has to be a boolean.
    mutating func requireBool(_ node: CheckedNode) {
        let found = type(of: node)
        if requireTested(node), !types.assign(found.withoutNull, to: .bool) {
            mistakes.report(.wrongResult(expected: .bool, found: found), at: node.offsets)
        }
    }
}
