import Canonical

/// An audit log written by hand, for what a simulated tenant does not do by itself. No root covers it.
struct WrittenLog {
    static let run = "r-abcdefghij"
    static let device = String(repeating: "1e", count: 20)

    private var lines: [String] = []

    var text: String { lines.joined() }

    /// Begins a log with a plan and a run of it.
    init(user: Bool = false) {
        add("log", ["format": "cordon/audit/1", "log": "lab", "key": "ed25519:\(String(repeating: "A", count: 43))="], mode: "none")
        let digest = JSONValue.string("sha256:\(String(repeating: "0", count: 64))")
        add(
            "plan",
            [
                "plan": digest, "inputs": digest, "tenant": "lab", "tenantId": "t-1", "version": "0.1.0", "playbooks": [],
                "policy": digest, "policyOrigin": "declared", "appId": "app-1", "objectId": "user-1", "user": .bool(user), "runs": 1,
            ])
        add(
            "run",
            [
                "plan": digest, "tenant": "lab", "run": .string(Self.run), "playbook": "contain", "subject": "alert:da1_1",
                "alerts": ["da1_1"], "device": .string(Self.device),
            ])
    }

    /// - Parameter second: of the log's minute.
    mutating func add(_ kind: String, _ data: JSONObject, mode: String = "live") {
        let number = lines.count
        let record: JSONObject = [
            "v": 1, "seq": .integer(Int64(number)), "time": .string("2026-07-01T12:00:\(number < 10 ? "0" : "")\(number)Z"),
            "kind": .string(kind), "mode": .string(mode), "data": .object(data),
        ]
        lines.append(JSONValue.object(record).canonicalText + "\n")
    }

    /// A request, what came of it, and how its step ended; nil for a record that is not there.
    mutating func request(
        _ action: String, on target: String = device, result: String? = nil, outcome: String? = nil, reason: String? = nil
    ) {
        let step = "s\(lines.count)"
        let token = JSONValue.string("TOKEN\(lines.count)")
        let reason = reason.map { JSONValue.string($0) } ?? .null
        let place: JSONObject = ["run": .string(Self.run), "step": .string(step), "deed": 0, "token": token]
        func with(_ more: JSONObject) -> JSONObject { JSONObject((place.members + more.members).map { ($0.key, $0.value) }) }
        add(
            "intent",
            with([
                "action": .string(action), "device": .string(target), "sentence": "Isolate it",
                "request": ["method": "POST", "path": "/api/machines/x/isolate", "body": ["Comment": "c"]],
            ]))
        if let result {
            let isDone = result == "done"
            add(
                "receipt",
                with([
                    "result": .string(result), "actionId": isDone ? "act-1" : .null, "status": isDone ? 201 : .null, "requestId": .null,
                    "reason": reason,
                ]))
        }
        if let outcome {
            add(
                "outcome",
                [
                    "run": .string(Self.run), "step": .string(step), "action": .string(action), "device": .string(target),
                    "outcome": .string(outcome), "already": false, "actionIds": [], "reason": reason, "rule": .null,
                ])
        }
    }
}
