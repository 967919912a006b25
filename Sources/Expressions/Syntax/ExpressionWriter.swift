/// Writes a tree as text in one spelling.
struct ExpressionWriter {
    private var output = ""

    static func write(_ node: SyntaxNode) -> String {
        var writer = ExpressionWriter()
        writer.write(node, above: 0)
        return writer.output
    }

    /// - Parameter above: the precedence of what is around; looser operators get parentheses.
    private mutating func write(_ node: SyntaxNode, above: Int) {
        switch node.kind {
        case .literal(let value): output += LiteralText.write(value)
        case .identifier(let name, let isAbsolute): output += (isAbsolute ? "." : "") + name
        case .select(let operand, let name, let isOptional):
            write(operand, above: Self.tightest)
            output += (isOptional ? ".?" : ".") + Self.quoted(name)
        case .presence(let operand, let name):
            output += "has("
            write(operand, above: Self.tightest)
            output += "." + Self.quoted(name) + ")"
        case .call(let name, let target, let arguments, let isAbsolute):
            writeCall(name.text, target, arguments, isAbsolute)
        case .operation(let operation, let operands): writeOperation(operation, operands, above)
        case .list(let elements): writeList(elements)
        case .map(let entries): writeMap(entries)
        case .comprehension(let macro): writeComprehension(macro)
        case .binding(let name, let value, let body):
            output += "cel.bind(\(name.text), "
            write(value, above: 0)
            output += ", "
            write(body, above: 0)
            output += ")"
        case .mistake: output += "?"
        }
    }

    private static let tightest = 8
    private static let unary = 7

    private static func quoted(_ name: SyntaxNode.Name) -> String {
        name.isQuoted ? "`\(name.text)`" : name.text
    }

    private mutating func write(_ nodes: [SyntaxNode]) {
        for (index, node) in nodes.enumerated() {
            if index > 0 { output += ", " }
            write(node, above: 0)
        }
    }

    private mutating func writeCall(
        _ name: String, _ target: SyntaxNode?, _ arguments: [SyntaxNode], _ isAbsolute: Bool
    ) {
        if let target { write(target, above: Self.tightest) }
        output += (target != nil || isAbsolute ? "." : "") + name + "("
        write(arguments)
        output += ")"
    }

    private mutating func writeOperation(_ operation: Operator, _ operands: [SyntaxNode], _ above: Int) {
        switch operation {
        case .index, .optionalIndex:
            write(operands[0], above: Self.tightest)
            output += operation == .index ? "[" : "[?"
            write(operands[1], above: 0)
            output += "]"
        case .not, .negate:
            parenthesized(above > Self.unary) { writer in
                writer.output += operation.spelling
                let isNumber = Self.beginsWithNumber(operands[0])
                writer.parenthesized(isNumber) { $0.write(operands[0], above: isNumber ? 0 : Self.unary) }
            }
        case .conditional:
            parenthesized(above > 0) { writer in
                writer.write(operands[0], above: 1)
                writer.output += " ? "
                writer.write(operands[1], above: 1)
                writer.output += " : "
                writer.write(operands[2], above: 0)
            }
        default: writeBinary(operation, operands, above)
        }
    }

    /// A minus before a number would become the number's own.
    private static func beginsWithNumber(_ node: SyntaxNode) -> Bool {
        var node = node
        while true {
            switch node.kind {
            case .literal: return true
            case .select(let operand, _, _), .call(_, target: .some(let operand), _, _): node = operand
            case .operation(.index, let operands), .operation(.optionalIndex, let operands): node = operands[0]
            case .comprehension(let macro): node = macro.range
            default: return false
            }
        }
    }

    private mutating func writeBinary(_ operation: Operator, _ operands: [SyntaxNode], _ above: Int) {
        let precedence = operation.precedence ?? 0
        parenthesized(above > precedence) { writer in
            for (index, operand) in operands.enumerated() {
                if index > 0 { writer.output += " \(operation.spelling) " }
                writer.write(operand, above: index == 0 && !operation.isLogical ? precedence : precedence + 1)
            }
        }
    }

    private mutating func parenthesized(_ isNeeded: Bool, _ body: (inout ExpressionWriter) -> Void) {
        if isNeeded { output += "(" }
        body(&self)
        if isNeeded { output += ")" }
    }

    private mutating func writeList(_ elements: [SyntaxNode.Element]) {
        output += "["
        for (index, element) in elements.enumerated() {
            output += (index > 0 ? ", " : "") + (element.isOptional ? "?" : "")
            write(element.node, above: 0)
        }
        output += "]"
    }

    private mutating func writeMap(_ entries: [SyntaxNode.Entry]) {
        output += "{"
        for (index, entry) in entries.enumerated() {
            output += (index > 0 ? ", " : "") + (entry.isOptional ? "?" : "")
            write(entry.key, above: 0)
            output += ": "
            write(entry.value, above: 0)
        }
        output += "}"
    }

    private mutating func writeComprehension(_ macro: SyntaxNode.Comprehension) {
        write(macro.range, above: Self.tightest)
        output += ".\(macro.macro.rawValue)(\(macro.variables.map { $0.text }.joined(separator: ", ")), "
        write((macro.filter.map { [$0] } ?? []) + [macro.body])
        output += ")"
    }
}
