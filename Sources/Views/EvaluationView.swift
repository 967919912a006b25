public import Canonical
public import Expressions

/// What an expression came to, as JSON (`cordon eval`).
public struct EvaluationView: Sendable {
    public static let schema = "cordon/evaluation/1"
    public let json: JSONObject

    /// - Parameter trace: nil where only the type was asked for.
    public init(_ expression: CheckedExpression, _ trace: Trace?) {
        var json: JSONObject = ["expression": .string(expression.text), "type": .string("\(expression.type)")]
        let outcome = trace.map { Self.outcome($0.result) }
        json["result"] = outcome?.result ?? .null
        json["value"] = outcome?.text ?? .null
        json["parts"] = .array((trace?.entries ?? []).map(Self.part))
        self.json = json
    }

    private static func part(_ entry: Trace.Entry) -> JSONValue {
        let outcome = outcome(entry.outcome)
        return [
            "start": .integer(Int64(entry.offsets.lowerBound)), "end": .integer(Int64(entry.offsets.upperBound)),
            "result": outcome.result, "value": outcome.text, "count": .integer(Int64(entry.count)),
        ]
    }

    private static func outcome(_ evaluation: Evaluation) -> (result: JSONValue, text: JSONValue) {
        switch evaluation {
        case .value(let value): ("value", .string(value.text))
        case .failure(let failure): ("failure", .string(failure.message))
        case .unknown(let attributes): ("unknown", .string(attributes.map { "\($0.lookup) \($0.key)" }.sorted().joined(separator: ", ")))
        }
    }
}
