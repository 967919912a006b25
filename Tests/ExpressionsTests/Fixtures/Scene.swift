import Diagnostics
import Expressions

/// Variables by name, and the host's functions.
struct Scene: Activation {
    private let values: [Evaluation]
    private let functions: @Sendable (String, [Value]) -> Evaluation

    init(
        _ variables: [String: Value] = [:], _ declarations: Declarations = World.declarations,
        functions: @escaping @Sendable (String, [Value]) -> Evaluation = { name, _ in .failure("no \(name)") }
    ) {
        values = declarations.variables.map { variable in
            variables[variable.name].map { .value($0) }
                ?? .unknown([Attribute(lookup: "variable", key: variable.name, cost: 5)])
        }
        self.functions = functions
    }

    func variable(_ slot: Int) -> Evaluation { values[slot] }

    func call(_ function: Int, _ arguments: [Value]) -> Evaluation {
        functions(World.declarations.functions[function].name, arguments)
    }
}

/// Compiles for the world's declarations; nil with findings if there are errors.
func compile(_ text: String, expecting: CELType? = nil) -> (CheckedExpression?, [Finding]) {
    CheckedExpression.compile(text, World.declarations, expecting: expecting)
}

/// The sentences about an expression.
func messages(_ text: String, expecting: CELType? = nil) -> [String] {
    compile(text, expecting: expecting).1.map { $0.message }
}

/// The texts at which findings point.
func places(_ text: String) -> [String] {
    compile(text).1.map { finding in
        String(decoding: Array(text.utf8)[finding.offsets], as: UTF8.self)
    }
}

/// Evaluates; a text that does not compile is a failure with the first sentence.
func evaluate(
    _ text: String, _ variables: [String: Value] = [:], maximumSteps: Int = Program.maximumSteps
) -> Evaluation {
    let (checked, findings) = compile(text)
    guard let checked else { return .failure(findings.first?.message ?? "") }
    return Program(checked).evaluate(Scene(variables), maximumSteps: maximumSteps)
}

/// The value, or a text that says why there is none.
func value(_ text: String, _ variables: [String: Value] = [:]) -> Value {
    switch evaluate(text, variables) {
    case .value(let value): value
    case .failure(let failure): .string("failure: \(failure.message)")
    case .unknown(let attributes): .string("unknown: \(attributes.sorted().map { $0.key }.joined(separator: " "))")
    }
}
