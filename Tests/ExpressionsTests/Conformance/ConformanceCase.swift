import Diagnostics
import Expressions

/// One test of the suite, as the README of the folder describes it.
struct ConformanceCase: Decodable {
    struct Expectation: Decodable {
        let value: ConformanceValue?
        let type: ConformanceType?
        let error: [String]?
    }

    struct Declaration: Decodable {
        let name: String
        let type: ConformanceType?
        let function: [Function]?
    }

    struct Function: Decodable {
        let id: String
        let params: [ConformanceType]
        let result: ConformanceType
        let instance: Bool
    }

    let id: String
    let expr: String
    let container: String
    let isUnchecked: Bool?
    let isCheckedOnly: Bool?
    let environment: [Declaration]?
    let bindings: [String: ConformanceValue]?
    let expected: Expectation
    let needs: [String]
    let tier: String

    private enum CodingKeys: String, CodingKey {
        case id, expr, container, bindings, expected, needs, tier
        case isUnchecked = "disable_check"
        case isCheckedOnly = "check_only"
        case environment = "type_env"
    }

    var declarations: Declarations {
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
        return Declarations(variables, functions: functions, container: container)
    }

    /// What is wrong with our outcome; nil if it is as the suite says.
    func verdict() -> String? {
        let declarations = declarations
        let (checked, findings) =
            isUnchecked == true
            ? CheckedExpression.parse(expr, declarations) : CheckedExpression.compile(expr, declarations)
        guard let checked else { return "refused: \(findings.map { $0.message })" }
        if let type = expected.type, type.type != checked.type { return "type \(checked.type), not \(type.type)" }
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
}
