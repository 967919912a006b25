/// `cel.block([a, b], body)`, where `cel.index(0)` is a, and `cel.iterVar(depth, place)`: the written form of what
/// optimizers make of common parts (cel-spec, tests/simple/testdata/block_ext).
enum BlockMacros {
    /// Nil if the call is none of them.
    static func expand(
        _ name: SyntaxNode.Name, target: SyntaxNode?, arguments: [SyntaxNode], offsets: Range<Int>
    ) -> SyntaxNode? {
        guard case .identifier("cel", _)? = target?.kind else { return nil }
        switch name.text {
        case "block":
            guard arguments.count == 2, case .list(let parts) = arguments[0].kind else { return nil }
            return parts.enumerated().reversed().reduce(arguments[1]) { body, part in
                let variable = SyntaxNode.Name(text: "@index\(part.offset)", offsets: part.element.node.offsets)
                return SyntaxNode(.binding(variable, value: part.element.node, body: body), offsets)
            }
        case "index", "iterVar":
            let numbers = arguments.compactMap { argument -> String? in
                if case .literal(.int(let number)) = argument.kind { return String(number) }
                return nil
            }
            guard numbers.count == arguments.count, numbers.count == (name.text == "index" ? 1 : 2) else { return nil }
            return SyntaxNode(.identifier("@\(name.text)\(numbers.joined(separator: ":"))", isAbsolute: false), offsets)
        default: return nil
        }
    }
}
