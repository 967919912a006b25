import ActionKit
import Canonical
import DefenderAPI

/// Holds facts against the facts that were read later.
struct FactComparison {
    private(set) var differences: [String] = []
    private(set) var forged: [String] = []

    /// Properties that the service never changes.
    private static let fixed: [String: Set<String>] = [
        "Alert": ["id", "machineId", "alertCreationTime", "detectionSource"],
        "Machine": ["id", "computerDnsName"],
    ]

    init(before: Facts, after: Facts) {
        for (id, alert) in before.alerts.sorted(by: { $0.key.description < $1.key.description }) {
            compare("alert \(id)", alert.record, after.alerts[id]?.record)
        }
        for (id, machine) in before.devices.sorted(by: { $0.key.description < $1.key.description }) {
            guard let machine else { continue }
            compare("device \(machine.computerDnsName ?? id.description)", machine.record, after.devices[id]??.record)
        }
        compare(before.answers, after.answers)
    }

    /// What steps have looked up.
    private mutating func compare(_ before: LookupAnswers, _ after: LookupAnswers) {
        let hunts = before.hunts.filter { after.hunts[$0.key] != $0.value }.keys.map { Lookup.hunt($0) }
        let alerts = before.alerts.filter { after.alerts[$0.key] != .some($0.value) }.keys.map { Lookup.alert($0) }
        let statistics = before.statistics.filter { after.statistics[$0.key] != .some($0.value) }.keys
        let related = before.related.filter { after.related[$0.key] != $0.value }.keys.map { Lookup.related($0) }
        for (run, reversal) in before.reversals.sorted(by: { $0.key < $1.key }) { compare(reversal, after.reversals[run]) }
        let listings = before.listings.filter { after.listings[$0.key] != .some($0.value) }.keys.map { Lookup.listing($0) }
        let reversals = before.reversals.filter { after.reversals[$0.key] != $0.value }.keys.map { Lookup.reversal(of: $0) }
        differences += (hunts + alerts + statistics + related + listings + reversals).map { Messages.answerChanged($0) }.sorted()
    }

    /// What a deed was, and what takes it back, never changes.
    private mutating func compare(_ old: Reversal, _ new: Reversal?) {
        guard case .over(let then, _) = old, case .over(let now, _)? = new else { return }
        for deed in then {
            guard let other = now.first(where: { $0.undoToken == deed.undoToken }), other.undo != deed.undo || other.effects != deed.effects
            else { continue }
            forged.append(Messages.forgedReversal(deed.origin.place))
        }
    }

    private mutating func compare(_ name: String, _ old: Record, _ new: Record?) {
        guard let new else {
            differences.append(Messages.vanished(name))
            return
        }
        for (index, field) in old.schema.fields.enumerated() where old[index] != .absent && old[index] != new[index] {
            note(name, field.name, old[index], new[index], isFixed: Self.fixed[old.schema.name]?.contains(field.name) ?? false)
        }
    }

    private mutating func note(_ name: String, _ field: String, _ old: FieldValue, _ new: FieldValue, isFixed: Bool) {
        let before = old.json?.canonicalText ?? "–"
        let after = new.json?.canonicalText ?? "–"
        if isFixed {
            forged.append(Messages.forged(name, field, plan: before, service: after))
        } else {
            differences.append(Messages.changed(name, field, from: before, to: after))
        }
    }
}
