import Canonical
import DefenderAPI

extension StepResult {
    /// All that an expression can read of it: two results that say the same are one to whoever asks.
    var json: JSONValue {
        [
            "outcome": .string(outcome), "already": .bool(isAlready), "undone": .bool(isUndone), "outputs": Self.json(outputs),
            "items": .array(
                items.map { item in
                    [
                        "item": .string(item.place.text), "outcome": .string(item.outcome), "already": .bool(item.isAlready),
                        "undone": .bool(item.isUndone),
                        "outputs": Self.json(item.outputs),
                    ]
                }),
        ]
    }

    private static func json(_ outputs: [String: FieldValue]) -> JSONValue {
        .object(JSONObject(outputs.map { ($0.key, $0.value.json ?? .null) }))
    }
}
