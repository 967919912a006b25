import Canonical
import Guardrails
import Views

/// What `halt` and `unhalt` have done, as a result.
struct HaltView {
    let isHalted: Bool
    /// The stop that was begun, or those that were ended.
    let stops: [Stop]
    /// Whether the audit log tells of it already.
    let isRecorded: Bool

    var document: ResultDocument {
        let stops = stops.map { stop -> JSONValue in
            [
                "kind": .string(stop.kind.rawValue), "reason": .string(stop.reason), "by": .string(stop.by),
                "since": .string(stop.since.description),
            ]
        }
        return ResultDocument(
            schema: "cordon/halt/1", ["halted": .bool(isHalted), "stops": .array(stops), "recorded": .bool(isRecorded)])
    }
}
