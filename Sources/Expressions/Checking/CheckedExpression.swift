public import Diagnostics

/// An expression without mistakes: parsed, its names resolved, its types known.
public struct CheckedExpression: Sendable {
    public let text: String
    public let type: CELType
    public let root: CheckedNode
    /// The slots of the declared variables that it reads.
    public let variables: Set<Int>
    /// The slots of the host's functions that it calls.
    public let functions: Set<Int>
    /// How many variables of macros can be alive at once.
    let frameSize: Int
    private let hasBlocks: Bool
    private let derived = DerivedExpression()

    /// The form that is evaluated.
    public var program: Program { derived.program { Program(self) } }

    /// Calls that fail whenever they are reached, as all that decides it is written in the expression: `duration("7 d")`, `1 / 0`,
    /// an hour in a zone that is not in the database. Not part of checking, as CEL has such failures when it evaluates.
    public var constantFailures: [Finding] { derived.constantFailures { ConstantReview.failures(in: root) } }

    /// The expression in one spelling: equal texts here mean equal expressions, however they were laid out.
    public var normalizedText: String { ExpressionWriter.write(Parser.parse(text, hasBlocks: hasBlocks).0) }

    /// Parses and checks. Findings come in the order of the text; the expression is nil if one of them is an error.
    /// - Parameter expecting: the type that the place needs; nil takes any.
    public static func compile(
        _ text: String, _ declarations: Declarations, expecting: CELType? = nil
    ) -> (CheckedExpression?, [Finding]) {
        if let known = declarations.shared?.find(text, declarations, expecting: expecting) { return (known, []) }
        return build(text, declarations, expecting, isLenient: false)
    }

    /// Parses without checking: every type is `dyn`, and what does not fit is a failure when it is evaluated.
    public static func parse(_ text: String, _ declarations: Declarations) -> (CheckedExpression?, [Finding]) {
        build(text, declarations, nil, isLenient: true)
    }

    private static func build(
        _ text: String, _ declarations: Declarations, _ expecting: CELType?, isLenient: Bool
    ) -> (CheckedExpression?, [Finding]) {
        let (syntax, mistakes) = Parser.parse(text, hasBlocks: declarations.hasBlocks)
        var checker = Checker(text, declarations, isLenient: isLenient)
        checker.mistakes = mistakes
        let root = checker.check(syntax)
        if let expecting, !isLenient { checker.require(expecting, of: root) }
        guard !checker.mistakes.hasErrors else { return (nil, checker.mistakes.sorted) }
        let expression = CheckedExpression(
            text: text, type: checker.types.settled(root.type), root: root, variables: checker.variables,
            functions: checker.functions, frameSize: checker.frameSize, hasBlocks: declarations.hasBlocks)
        if let shared = declarations.shared, !isLenient, checker.mistakes.findings.isEmpty {
            shared.add(expression, using: checker.namesUsed, declarations, expecting: expecting)
        }
        return (expression, checker.mistakes.sorted)
    }
}
