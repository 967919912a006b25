import ActionKit
import Canonical
import DefenderAPI

extension DeviceOutlook {
    /// Notes how what is no device's stood before the plan, as far as these deeds touch it.
    mutating func know(_ subject: Target.Subject, _ deeds: [Deed], _ facts: Facts) {
        if case .alerts(let alerts) = subject {
            for alert in alerts { if let id = AlertID(alert.id) { know(alert, id) } }
        }
        for aspect in deeds.flatMap(\.effects).map(\.aspect) {
            guard let setting = Self.setting(of: aspect, facts) else { continue }
            know(aspect, setting)
        }
    }

    private mutating func know(_ alert: Alert, _ id: AlertID) {
        for property in DeviceState.AlertProperty.allCases {
            let text = alert.record[property.rawValue].text
            know(.alert(id, property), .init(text.map { .text($0) } ?? .off, by: .before))
        }
    }

    /// How what is no device's stands by what was read; nil where that does not tell it.
    static func setting(of aspect: DeviceState.Aspect, _ facts: Facts) -> DeviceState.Setting? {
        switch aspect {
        case .pending(let id):
            guard let action = facts.answers.actions[id] ?? nil else { return nil }
            let cause = DeviceState.Cause.action(id: action.id, requestor: action.requestor ?? "", comment: action.requestorComment ?? "")
            return .init(isOn: !action.state.isFinal, by: cause)
        case .indicatorID(let id): return .init(isOn: (facts.answers.indicatorsByID[id] ?? nil) != nil, by: .before)
        case .indicator(let value):
            guard let stored = facts.answers.indicators[value]?.first else { return .init(.off, by: .before) }
            return .init(IndicatorDraft(stored).map { .text($0.terms) } ?? .on, by: .before)
        case .libraryFile(let name):
            guard let file = facts.answers.libraryFiles[name] ?? nil else { return .init(.off, by: .before) }
            return .init(file.sha256.map { .text($0.lowercased()) } ?? .on, by: .before)
        default: return nil
        }
    }
}
