import Canonical
import DefenderAPI

/// Makes alerts: whole ones from a template, and what a world file leaves out of one.
struct AlertMaker: Sendable {
    let seed: UInt64
    let tenantID: String
    /// Times count back from here.
    let start: Timestamp
    private let draws: SplitMix64.Stream
    private let numbers: SplitMix64.Stream

    init(seed: UInt64, tenantID: String, start: Timestamp) {
        self.seed = seed
        self.tenantID = tenantID
        self.start = start
        draws = SplitMix64.Stream(seed: seed, "alert")
        numbers = SplitMix64.Stream(seed: seed, "alert details")
    }

    /// What an alert says of its device.
    struct Place {
        let id: String
        let name: String
        let group: String
    }

    func draw(_ index: Int) -> AlertDraw { AlertDraw(draws, index: index) }

    func number(_ index: Int) -> AlertNumber { AlertNumber(numbers, index: index) }

    /// An alert of this template on a device.
    func alert(
        _ template: AlertTemplate, on device: Place, index: Int, raised: Timestamp, status: String, severity: String
    ) -> Record {
        let draw = draw(index)
        let user = Person(seed: seed, index: draw.person)
        var draft = Draft(Alert.schema)
        draft.fill([
            "title": .string(template.title), "description": .string(template.description),
            "category": .string(template.category), "mitreTechniques": .texts(template.techniques),
            "severity": .string(severity), "status": .string(status), "detectionSource": .string(template.source),
            "threatFamilyName": .optional(template.family), "alertCreationTime": .timestamp(raised),
            "machineId": .string(device.id), "computerDnsName": .string(device.name), "rbacGroupName": .string(device.group),
            "evidence": EvidenceMaker(template: template, time: raised, user: user, draw: draw).evidence,
            "relatedUser": Self.related(user), "investigationState": .string(Self.investigationState(status)),
        ])
        fillProgress(&draft, status, raised: raised, draw)
        return complete(draft, index: index)
    }

    private static func related(_ user: Person) -> FieldValue {
        var draft = Draft(AlertRelatedUser.schema)
        draft.fill(["userName": .string(user.account), "domainName": .string("CONTOSO")])
        return .record(draft.finished)
    }

    // MARK: What the state of the work entails

    static let analyst = "analyst@contoso.example"

    static func investigationState(_ status: String) -> String {
        switch status {
        case "Resolved": "SuccessfullyRemediated"
        case "InProgress": "Running"
        default: "Queued"
        }
    }

    /// When somebody last worked on it.
    static func touched(raised: Timestamp, before start: Timestamp, progress: Int) -> Timestamp {
        raised + (start - raised) * progress / 100
    }

    private func fillProgress(_ draft: inout Draft, _ status: String, raised: Timestamp, _ draw: AlertDraw) {
        guard status != "New" else { return }
        let touched = Self.touched(raised: raised, before: start, progress: draw.progress)
        draft.fill("lastUpdateTime", .timestamp(touched))
        draft.fill("assignedTo", .string(Self.analyst))
        guard status == "Resolved" else { return }
        draft.fill([
            "resolvedTime": .timestamp(touched), "classification": .string(draw.isReal ? "TruePositive" : "FalsePositive"),
            "determination": .string(draw.isReal ? "Malware" : "NotMalicious"),
        ])
    }

    // MARK: What is left out

    static func lastEvent(raised: Timestamp) -> Timestamp { raised.shifted(by: .seconds(-5)) }

    static func incident(_ index: Int) -> Int64 { Int64(1000 + index / 2) }

    static func investigation(_ index: Int) -> Int64 { Int64(5000 + index) }

    /// The alert with every property filled: what is given stays.
    func complete(_ given: Draft, index: Int) -> Record {
        var draft = given
        let raised = given.time("alertCreationTime") ?? start.shifted(by: .seconds(-1800))
        let number = number(index)
        draft.fill([
            "alertCreationTime": .timestamp(raised), "firstEventTime": .timestamp(raised.shifted(by: .seconds(-95))),
            "lastEventTime": .timestamp(Self.lastEvent(raised: raised)), "lastUpdateTime": .timestamp(raised),
            "resolvedTime": given["status"].text == "Resolved" ? .timestamp(raised) : .null, "id": .string(number.id),
            "title": .string("Suspicious activity"), "description": .string("The device showed suspicious activity."),
            "severity": .string("Medium"), "status": .string("New"), "category": .string("SuspiciousActivity"),
            "detectionSource": .string("WindowsDefenderAtp"), "detectorId": .string(number.detector),
            "incidentId": .integer(Self.incident(index)), "investigationId": .integer(Self.investigation(index)),
            "investigationState": .string("Queued"), "rbacGroupName": .string("Workplaces"), "aadTenantId": .string(tenantID),
            "machineId": .string(""), "computerDnsName": .string(""),
        ])
        draft.fillNulls()
        draft.completeEvidence(time: raised)
        return draft.finished
    }
}

extension Draft {
    /// The time in this property, if there is one.
    func time(_ name: String) -> Timestamp? {
        guard case .timestamp(let time) = self[name] else { return nil }
        return time
    }

    /// Fills the entries of an alert's evidence; what the generator made is whole already.
    fileprivate mutating func completeEvidence(time: Timestamp) {
        guard case .list(let entries) = self["evidence"] else { return }
        let whole = entries.map { entry -> FieldValue in
            guard case .record(let record) = entry, record.slots.contains(where: \.isAbsent) else { return entry }
            return .record(EvidenceMaker.complete(Draft(record), time: time))
        }
        set("evidence", .list(whole))
    }
}
