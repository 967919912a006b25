public import Diagnostics

/// A text with `${expression}` in it; `$${` is a literal `${`. A text that is one `${…}` keeps that expression's type.
public struct Template: Sendable {
    /// A piece of the text.
    public enum Part: Sendable {
        case literal(String)
        /// The expression and the UTF-8 offset of its text in the template.
        case expression(CheckedExpression, offset: Int)
    }

    public let text: String
    public let parts: [Part]

    init(text: String, parts: [Part]) {
        self.text = text
        self.parts = parts
    }

    /// Whether the text is one `${…}` and nothing else.
    public var isSingleExpression: Bool {
        guard parts.count == 1, case .expression = parts[0] else { return false }
        return true
    }

    /// Whether there is no expression in it.
    public var isLiteral: Bool {
        parts.allSatisfy { part in
            if case .literal = part { return true }
            return false
        }
    }

    /// The type of the result: that of a single expression, else string.
    public var type: CELType {
        guard parts.count == 1, case .expression(let expression, _) = parts[0] else { return .string }
        return expression.type
    }

    /// Parses and checks; offsets of findings are in `text`.
    /// - Parameter expecting: the type that the place needs of a text that is one expression; nil takes any.
    public static func compile(
        _ text: String, _ declarations: Declarations, expecting: CELType? = nil
    ) -> (Template?, [Finding]) {
        var scanner = TemplateScanner(text)
        let pieces = scanner.scan()
        var findings = scanner.mistakes.findings
        var parts: [Part] = []
        for piece in pieces {
            switch piece {
            case .literal(let literal): parts.append(.literal(literal))
            case .expression(let inner, let offset):
                let (checked, found) = CheckedExpression.compile(
                    inner, declarations, expecting: pieces.count == 1 ? expecting : nil)
                findings += found.map { $0.shifted(by: offset) }
                if let checked { parts.append(.expression(checked, offset: offset)) }
            }
        }
        let isBroken = findings.contains { $0.severity == .error }
        return (isBroken ? nil : Template(text: text, parts: parts), findings)
    }

    /// The text with the values in their places: null prints as `–`, timestamps as RFC 3339. A single expression
    /// gives its value unchanged. Offsets of failures are in the template's text.
    /// - Parameter mark: the text that stands for an expression, which is not evaluated then; nil for one that is.
    public func evaluate(_ activation: some Activation, marking mark: (CheckedExpression) -> String? = { _ in nil }) -> Evaluation {
        var output = ""
        var gaps = Gaps()
        for part in parts {
            switch part {
            case .literal(let literal): output += literal
            case .expression(let expression, let offset):
                if let mark = mark(expression) {
                    output += mark
                    continue
                }
                let result = expression.program.evaluate(activation).shifted(by: offset)
                if isSingleExpression { return result }
                if case .value(let value) = result { output += value.text } else { gaps.add(result) }
            }
        }
        return gaps.isEmpty ? .value(.string(output)) : gaps.evaluation
    }
}
