public import Canonical

/// Requests that take something back, as Cordon keeps them: by their values, of which the factories make the same request again.
extension Command {
    /// Nil for a request that takes nothing back.
    public var kept: JSONValue? {
        let own: JSONObject? =
            switch change {
            case .isolate(let type, let comment): ["change": "isolate", "type": .string(type), "comment": .string(comment)]
            case .release(let comment): ["change": "release", "comment": .string(comment)]
            case .restrictCodeExecution(let comment): ["change": "restrict", "comment": .string(comment)]
            case .unrestrictCodeExecution(let comment): ["change": "unrestrict", "comment": .string(comment)]
            case .tag(let value, let action): ["change": "tag", "value": .string(value), "action": .string(action.rawValue)]
            case .setDeviceValue(let value): ["change": "deviceValue", "value": .string(value)]
            case .updateAlerts(let update): ["change": "alerts", "update": .object(update.json)]
            case .submitIndicators(let drafts): ["change": "indicators", "drafts": .array(drafts.map(\.json))]
            case .deleteLibraryFile: ["change": "deleteLibraryFile"]
            default: nil
            }
        guard var own else { return nil }
        own["of"] = .array(subject.parts.map { .string($0) })
        return .object(own)
    }

    /// Nil where something is not as `kept` writes it.
    public static func read(kept json: JSONValue) -> Command? {
        guard let of = json["of"]?.arrayValue?.compactMap(\.stringValue), let first = of.first else { return nil }
        let command: Command? =
            switch json["change"]?.stringValue {
            case "tag", "deviceValue", "isolate", "release", "restrict", "unrestrict": MachineID(first).flatMap { Self.kept(json, on: $0) }
            case "alerts": Self.kept(alerts: of, json["update"])
            case "indicators": Self.kept(indicators: json["drafts"])
            case "deleteLibraryFile": LibraryFileName(first).map { .deleteLibraryFile(name: $0) }
            default: nil
            }
        // What comes out as something else was not written by `kept`.
        guard let command, command.kept == json else { return nil }
        return command
    }

    private static func kept(_ json: JSONValue, on machine: MachineID) -> Command? {
        let (comment, value) = (json["comment"]?.stringValue, json["value"]?.stringValue)
        switch json["change"]?.stringValue {
        case "release": return comment.map { .release(machine: machine, comment: $0) }
        case "restrict": return comment.map { .restrictCodeExecution(machine: machine, comment: $0) }
        case "unrestrict": return comment.map { .unrestrictCodeExecution(machine: machine, comment: $0) }
        case "isolate":
            guard let type = json["type"]?.stringValue, EnumSchema.isolationType.values.contains(type) else { return nil }
            return comment.map { .isolate(machine: machine, type: type, comment: $0) }
        case "deviceValue":
            return value.flatMap {
                EnumSchema.machineDeviceValue.values.contains($0) ? .setDeviceValue(machine: machine, value: $0) : nil
            }
        case "tag":
            guard let value, let action = json["action"]?.stringValue.flatMap({ TagAction(rawValue: $0) }) else { return nil }
            return .tag(machine: machine, value: value, action: action)
        default: return nil
        }
    }

    private static func kept(alerts: [String], _ json: JSONValue?) -> Command? {
        let ids = alerts.compactMap { AlertID($0) }
        let update = AlertUpdate(
            status: json?["status"]?.stringValue, assignedTo: json?["assignedTo"]?.stringValue,
            classification: json?["classification"]?.stringValue, determination: json?["determination"]?.stringValue,
            comment: json?["comment"]?.stringValue)
        guard ids.count == alerts.count, let update else { return nil }
        return ids.count == 1 ? .update(alert: ids[0], update) : .update(alerts: ids, update)
    }

    private static func kept(indicators json: JSONValue?) -> Command? {
        let drafts = (json?.arrayValue ?? []).compactMap { IndicatorDraft(json: $0) }
        guard (1...maximumIndicatorBatch).contains(drafts.count), drafts.count == json?.arrayValue?.count else { return nil }
        return drafts.count == 1 ? .submit(indicator: drafts[0]) : .submit(indicators: drafts)
    }
}

extension IndicatorDraft {
    /// Nil where something is not as `json` writes it.
    fileprivate init?(json: JSONValue) {
        func text(_ name: String) -> String? { json[name]?.stringValue }
        guard let kind = text("indicatorType").flatMap({ IndicatorValue.Kind(rawValue: $0) }),
            let value = text("indicatorValue").flatMap({ IndicatorValue($0, kind: kind) }), let action = text("action"),
            let title = text("title"), let description = text("description"), let generatesAlert = json["generateAlert"]?.boolValue
        else { return nil }
        self.init(value, action: action, title: title, description: description, generatesAlert: generatesAlert)
        severity = text("severity")
        application = text("application")
        expirationTime = text("expirationTime").flatMap { Timestamp(rfc3339: $0) }
        recommendedActions = text("recommendedActions")
        rbacGroupNames = (json["rbacGroupNames"]?.arrayValue ?? []).compactMap(\.stringValue)
        educateURL = text("educateUrl")
        externalID = text("externalId")
    }
}
