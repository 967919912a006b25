import Canonical
import Playbooks

extension PlanInputs {
    /// Everything but the facts, as the plan file holds it.
    func json(facts: JSONValue) -> JSONValue {
        var json: JSONObject = [
            "tenant": .string(tenant),
            "tenantId": .string(tenantID),
            "time": .string(time.description),
            "version": .string(version),
            "playbooks": Self.json(files),
            "projectFiles": Self.json(projectFiles),
            "policy": .string(policy.description),
            "lookback": lookback.map { .string(DurationText.format($0)) } ?? .null,
            "handled": .array(handled.map(Self.json)),
            "gap": gap.map { .string($0) } ?? .null,
            "facts": facts,
        ]
        if let values { json["values"] = values }
        if let scope = scope.json { json["scope"] = scope }
        return .object(json)
    }

    private static func json(_ files: [RuleGraph.File]) -> JSONValue {
        .array(files.map { ["file": .string($0.path), "digest": .string($0.digest.description)] })
    }

    private static func json(_ handled: Handled) -> JSONValue {
        ["playbook": .string(handled.playbook), "subject": .string(handled.subject), "run": .string(handled.run)]
    }

    /// Reads inputs out of a plan file; nil where something is not as `json` writes it.
    init?(json: JSONValue) {
        guard let tenant = json["tenant"]?.stringValue, let tenantID = json["tenantId"]?.stringValue,
            let time = json["time"]?.stringValue.flatMap({ Timestamp(rfc3339: $0) }),
            let version = json["version"]?.stringValue,
            let policy = json["policy"]?.stringValue.flatMap({ Digest($0) }),
            let files = Self.list(json["playbooks"], Self.file),
            let projectFiles = Self.list(json["projectFiles"], Self.file),
            let handled = Self.list(json["handled"], Self.handled), let scope = PlanScope(json: json["scope"]),
            let facts = json["facts"].flatMap({ Facts(json: $0) })
        else { return nil }
        self.init(
            tenant: tenant, tenantID: tenantID, time: time, version: version, files: files, projectFiles: projectFiles,
            values: json["values"], policy: policy, lookback: json["lookback"]?.stringValue.flatMap { DurationText.parse($0) },
            scope: scope, handled: handled,
            gap: json["gap"]?.stringValue, facts: facts)
        // What was not understood must not stand in a plan: it would be reviewed, and mean nothing.
        guard self.json(facts: facts.json) == json else { return nil }
    }

    private static func list<Item>(_ value: JSONValue?, _ read: (JSONValue) -> Item?) -> [Item]? {
        guard let values = value?.arrayValue else { return nil }
        let items = values.compactMap(read)
        return items.count == values.count ? items : nil
    }

    private static func file(_ value: JSONValue) -> RuleGraph.File? {
        guard let path = value["file"]?.stringValue, let digest = value["digest"]?.stringValue.flatMap({ Digest($0) })
        else { return nil }
        return RuleGraph.File(path: path, digest: digest)
    }

    private static func handled(_ value: JSONValue) -> Handled? {
        guard let playbook = value["playbook"]?.stringValue, let subject = value["subject"]?.stringValue,
            let run = value["run"]?.stringValue
        else { return nil }
        return Handled(playbook: playbook, subject: subject, run: run)
    }
}
