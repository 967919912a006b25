import Canonical
import DefenderAPI

/// The alerts of a generated world.
final class GeneratedAlerts: GeneratedRows {
    private let maker: AlertMaker
    private let devices: GeneratedDevices
    private let plans: [AlertPlan]
    private let places: [UInt64: UInt32]
    private let newest: [UInt32]

    init(_ plans: [AlertPlan], on devices: GeneratedDevices, maker: AlertMaker) {
        self.plans = plans
        self.devices = devices
        self.maker = maker
        var places = [UInt64: UInt32](minimumCapacity: plans.count)
        for place in plans.indices { places[maker.number(place).mark] = UInt32(place) }
        self.places = places
        newest = plans.indices.map { UInt32($0) }.sorted { left, right in
            AlertPlan.isNewer(plans[Int(left)], plans[Int(right)]) ?? (maker.number(Int(left)).id > maker.number(Int(right)).id)
        }
    }

    var count: Int { plans.count }

    func record(at place: Int) -> Record {
        let plan = plans[place]
        let device = devices.profile(Int(plan.device))
        return maker.alert(
            plan.kind, on: AlertMaker.Place(id: device.id, name: device.name, group: device.department.group), index: place,
            raised: plan.raised(before: maker.start), status: plan.statusText, severity: plan.severityText)
    }

    func key(at place: Int) -> String { maker.number(place).id }

    func place(of key: String) -> Int? {
        guard let number = AlertNumber(key), let place = places[number.mark] else { return nil }
        return self.key(at: Int(place)) == key ? Int(place) : nil
    }

    func newestFirst(by field: Int) -> [UInt32]? { field == Self.creation ? newest : nil }

    private static let creation = Alert.schema.index(of: "alertCreationTime")

    // MARK: One property

    func value(at place: Int, of field: Int) -> FieldValue {
        guard let shortcut = Self.shortcuts[field] else { return record(at: place)[field] }
        return shortcut(self, place)
    }

    private func raised(_ place: Int) -> Timestamp { plans[place].raised(before: maker.start) }

    /// What lists are filtered by; by the index of the property.
    private static let shortcuts: [(@Sendable (GeneratedAlerts, Int) -> FieldValue)?] = Alert.schema.fields.map { field in
        switch field.name {
        case "id": { .string($0.key(at: $1)) }
        case "title": { .string($0.plans[$1].kind.title) }
        case "alertCreationTime": { .timestamp($0.raised($1)) }
        case "lastEventTime": { .timestamp(AlertMaker.lastEvent(raised: $0.raised($1))) }
        case "lastUpdateTime": { .timestamp($0.plans[$1].updated($0.raised($1), before: $0.maker.start)) }
        case "incidentId": { .integer(AlertMaker.incident($1)) }
        case "investigationId": { .integer(AlertMaker.investigation($1)) }
        case "investigationState": { .string(AlertMaker.investigationState($0.plans[$1].statusText)) }
        case "assignedTo": { $0.plans[$1].isAssigned ? .string(AlertMaker.analyst) : .null }
        case "severity": { .string($0.plans[$1].severityText) }
        case "status": { .string($0.plans[$1].statusText) }
        case "category": { .string($0.plans[$1].kind.category) }
        case "detectionSource": { .string($0.plans[$1].kind.source) }
        case "machineId": { .string($0.devices.key(at: Int($0.plans[$1].device))) }
        case "computerDnsName": { .string($0.devices.profile(Int($0.plans[$1].device)).name) }
        default: nil
        }
    }

    // MARK: Few values

    func column(of field: Int) -> GeneratedColumn? { Self.columns[field]?(plans) }

    /// By the index of the property.
    private static let columns: [(@Sendable ([AlertPlan]) -> GeneratedColumn)?] = Alert.schema.fields.map { field in
        switch field.name {
        case "title": { ofTemplates($0) { .string($0.title) } }
        case "category": { ofTemplates($0) { .string($0.category) } }
        case "detectionSource": { ofTemplates($0) { .string($0.source) } }
        case "status": { ofStatuses($0) { .string($0) } }
        case "investigationState": { ofStatuses($0) { .string(AlertMaker.investigationState($0)) } }
        case "assignedTo": { ofStatuses($0) { AlertPlan.isAssigned($0) ? .string(AlertMaker.analyst) : .null } }
        case "severity":
            { plans in
                GeneratedColumn(schema: Alert.schema, values: AlertPlan.severities.map { .string($0) }) { Int(plans[$0].severity) }
            }
        default: nil
        }
    }

    private static func ofTemplates(_ plans: [AlertPlan], _ value: (AlertTemplate) -> FieldValue) -> GeneratedColumn {
        GeneratedColumn(schema: Alert.schema, values: AlertPlan.templates.map(value)) { plans[$0].kindPlace }
    }

    private static func ofStatuses(_ plans: [AlertPlan], _ value: (String) -> FieldValue) -> GeneratedColumn {
        GeneratedColumn(schema: Alert.schema, values: AlertPlan.statuses.map(value)) { Int(plans[$0].status) }
    }

    // MARK: What an alert speaks of

    /// The places of the alerts that speak of it, the first first.
    func places(_ trace: EvidenceIndex.Trace) -> [Int] {
        switch trace {
        case .device(let id):
            guard let device = devices.place(of: id) else { return [] }
            return places { $0.device == UInt32(device) }
        case .user(let name):
            guard let person = Person.names.firstIndex(of: name) else { return [] }
            return places { $0.person == UInt8(person) }
        case .address(let address):
            guard let peer = AlertDraw.peers.first(where: { EvidenceMaker.peerAddress($0) == address }) else { return [] }
            return places { $0.peer == UInt8(peer) }
        case .domain(let domain):
            let isMeant = AlertPlan.templates.map { $0.url.flatMap(EvidenceIndex.domain) == domain }
            return isMeant.contains(true) ? places { isMeant[$0.kindPlace] } : []
        case .file(let sha1):
            guard let mark = UInt32(sha1.prefix(8), radix: 16) else { return [] }
            return places { $0.fileMark == mark }.filter { maker.draw($0).sha1 == sha1 }
        }
    }

    /// The SHA-1 of the file that has this SHA-256.
    func sha1(ofSHA256 hash: String) -> String? {
        guard let mark = UInt32(hash.prefix(8), radix: 16) else { return nil }
        return plans.indices.lazy.map(maker.draw).first { $0.sha256Mark == mark && $0.sha256 == hash }?.sha1
    }

    private func places(_ isMeant: (AlertPlan) -> Bool) -> [Int] { plans.indices.filter { isMeant(plans[$0]) } }
}
