/// libyaml's problems (scanner.c and parser.c of 0.2.5), sorted by what an author can do about them.
enum SyntaxKind {
    case unclosedQuote
    case badEscape
    case flow(isMapping: Bool)
    case missingColon
    case valueNotAllowed
    case itemNotAllowed
    case keyNotAllowed
    case misplaced
    case badStart
    case anchorName
    case tag
    case blockHeader
    case tab
    case directive
    case secondRoot
    case noContent
    case other(String)

    init(_ failure: SyntaxFailure) {
        self = Self.byProblem(failure.problem) ?? Self.byContext(failure.context) ?? .other(failure.problem)
    }

    private static func byProblem(_ problem: String) -> SyntaxKind? {
        switch problem {
        case "found unexpected end of stream", "found unexpected document indicator": .unclosedQuote
        case "found unknown escape character", "did not find expected hexdecimal number",
            "found invalid Unicode character escape code":
            .badEscape
        case "did not find expected ',' or ']'": .flow(isMapping: false)
        case "did not find expected ',' or '}'": .flow(isMapping: true)
        case "could not find expected ':'": .missingColon
        case "mapping values are not allowed in this context": .valueNotAllowed
        case "block sequence entries are not allowed in this context": .itemNotAllowed
        case "mapping keys are not allowed in this context": .keyNotAllowed
        case "did not find expected key", "did not find expected '-' indicator": .misplaced
        case "found character that cannot start any token": .badStart
        case "did not find expected alphabetic or numeric character": .anchorName
        case "found undefined tag handle": .tag
        case "found a tab character where an indentation space is expected",
            "found a tab character that violates indentation":
            .tab
        case "did not find expected <document start>": .secondRoot
        case "did not find expected node content": .noContent
        default: problem.hasSuffix("directive") || problem == "found incompatible YAML document" ? .directive : nil
        }
    }

    private static func byContext(_ context: String) -> SyntaxKind? {
        switch context {
        case "while scanning a tag", "while parsing a tag": .tag
        case "while scanning a block scalar": .blockHeader
        default: context.hasSuffix("directive") ? .directive : nil
        }
    }
}
