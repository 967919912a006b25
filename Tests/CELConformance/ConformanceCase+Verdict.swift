import Diagnostics
import Expressions

extension ConformanceCase {
    /// How a test ended.
    public enum Verdict: Sendable {
        case passed
        case failed(String)
        case skipped(String)
    }

    /// Runs the test, unless it is decided against.
    public func verdict() -> Verdict {
        if let reason = ConformanceExclusions.reason(self) { return .skipped(reason) }
        return fault().map { .failed($0) } ?? .passed
    }

    private var declarations: Declarations {
        var variables = (environment ?? []).compactMap { declaration in
            declaration.type.map { Declarations.Variable(declaration.name, $0.type) }
        }
        for name in (bindings ?? [:]).keys.sorted() where !variables.contains(where: { $0.name == name }) {
            variables.append(Declarations.Variable(name, .dyn))
        }
        let functions = (environment ?? []).flatMap { declaration in
            (declaration.function ?? []).map {
                Declarations.Function(
                    declaration.name, id: $0.id, parameters: $0.params.map { $0.type }, result: $0.result.type,
                    isMember: $0.instance)
            }
        }
        var declarations = Declarations(variables, functions: functions, container: container ?? "")
        declarations.hasBlocks = needs?.contains("ext_block") == true
        return declarations
    }

    /// What is wrong with our outcome; nil if it is as the suite says.
    private func fault() -> String? {
        let declarations = declarations
        let (checked, findings) =
            isUnchecked == true
            ? CheckedExpression.parse(expr, declarations) : CheckedExpression.compile(expr, declarations)
        guard let checked else {
            // The suite's README: in this file alone an expected error may come from the checker.
            if expected.error != nil, id.hasPrefix("network_ext/") { return nil }
            return "refused: \(findings.map { $0.message }.joined(separator: "; "))"
        }
        if let type = expected.type, type.type != checked.type { return "its type is \(checked.type), not \(type.type)" }
        if isCheckedOnly == true { return nil }
        let values = declarations.variables.map { bindings?[$0.name]?.value }
        return compare(Program(checked).evaluate(Bindings(values: values)))
    }

    private func compare(_ outcome: Evaluation) -> String? {
        switch outcome {
        case .value(let value):
            guard let wanted = expected.value else { return "gave \(value), not an error" }
            return value == wanted.value ? nil : "gave \(value), not \(wanted.value)"
        case .failure(let failure): return expected.error != nil ? nil : "failed: \(failure.message)"
        case .unknown: return "unknown"
        }
    }
}

private struct Bindings: Activation {
    let values: [Value?]

    func variable(_ slot: Int) -> Evaluation {
        values[slot].map { .value($0) } ?? .failure("not bound")
    }

    func call(_ function: Int, _ arguments: [Value]) -> Evaluation { .failure("declared functions have no body") }
}
