import Canonical
import DefenderAPI

/// As a plan holds what a run put in force that can be taken back.
extension Deed.Effect {
    var json: JSONValue {
        var json = aspect.json
        switch value {
        case .off: json["is"] = "off"
        case .on: json["is"] = "on"
        case .undecided: json["is"] = "undecided"
        case .text(let text):
            json["is"] = "text"
            json["text"] = .string(text)
        }
        return .object(json)
    }

    /// Nil where something is not as `json` writes it.
    init?(json: JSONValue) {
        guard let aspect = DeviceState.Aspect(json: json) else { return nil }
        switch (json["is"]?.stringValue, json["text"]?.stringValue) {
        case ("off", nil): self.init(aspect, .off)
        case ("on", nil): self.init(aspect, .on)
        case ("undecided", nil): self.init(aspect, .undecided)
        case ("text", let text?): self.init(aspect, .text(text))
        default: return nil
        }
    }
}

extension DeviceState.Aspect {
    /// What is changed, by the word for it and what tells it from others.
    fileprivate var json: JSONObject {
        switch self {
        case .isolation: ["of": "isolation"]
        case .appRestriction: ["of": "appRestriction"]
        case .deviceValue: ["of": "deviceValue"]
        case .delivery(let token): ["of": "delivery", "key": .string(token.text)]
        case .libraryFile(let name): ["of": "libraryFile", "key": .string(name.description)]
        case .alert(let id, let property): ["of": "alert", "key": .string(id.description), "property": .string(property.rawValue)]
        case .alertComment(let id, let token):
            ["of": "alertComment", "key": .string(id.description), "property": .string(token.text)]
        case .indicator(let value):
            ["of": "indicator", "key": .string(value.description), "property": .string(value.kind.rawValue)]
        case .indicatorID(let id): ["of": "indicatorId", "key": .string(id.description)]
        case .tag(let tag): ["of": "tag", "key": .string(tag)]
        case .collection, .scan, .session, .liveResponse, .offboarding, .quarantine, .investigation, .raisedAlert, .pending:
            preconditionFailure("nothing takes \(self) back")
        }
    }

    /// Nil for what nothing takes back.
    fileprivate init?(json: JSONValue) {
        let key = json["key"]?.stringValue
        let property = json["property"]?.stringValue
        let aspect: Self? =
            switch json["of"]?.stringValue {
            case "isolation": .isolation
            case "appRestriction": .appRestriction
            case "deviceValue": .deviceValue
            case "delivery": key.flatMap { StepToken(text: $0) }.map { .delivery($0) }
            case "libraryFile": key.flatMap { LibraryFileName($0) }.map { .libraryFile($0) }
            case "indicatorId": key.flatMap { IndicatorID($0) }.map { .indicatorID($0) }
            case "tag": key.map { .tag($0) }
            case "alert": Self.alert(key, property)
            case "alertComment": Self.comment(key, property)
            case "indicator": Self.indicator(key, property)
            default: nil
            }
        guard let aspect else { return nil }
        self = aspect
    }

    private static func alert(_ id: String?, _ property: String?) -> Self? {
        guard let id = id.flatMap({ AlertID($0) }), let property = property.flatMap({ DeviceState.AlertProperty(rawValue: $0) }) else {
            return nil
        }
        return .alert(id, property)
    }

    private static func comment(_ id: String?, _ token: String?) -> Self? {
        guard let id = id.flatMap({ AlertID($0) }), let token = token.flatMap({ StepToken(text: $0) }) else { return nil }
        return .alertComment(id, token)
    }

    private static func indicator(_ value: String?, _ kind: String?) -> Self? {
        guard let value, let kind = kind.flatMap({ IndicatorValue.Kind(rawValue: $0) }) else { return nil }
        return IndicatorValue(value, kind: kind).map { .indicator($0) }
    }
}
