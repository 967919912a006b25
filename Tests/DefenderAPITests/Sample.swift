import Canonical
import DefenderAPI

/// One request of every kind.
enum Sample {
    static let alert = AlertID("da637472900382838869_1364969609") ?? absent()
    static let action = MachineActionID("5382f7ea-7557-4ab7-9782-d50480024a4e") ?? absent()
    static let sha1 = FileHash("d1f4a3c2b5e697880a1b2c3d4e5f60718293a4b5") ?? absent()
    static let key = EntityKey("va-_-microsoft-_-windows 10/ü".split(separator: "/")[0].description) ?? absent()
    static let script = LibraryFileName("collect.ps1") ?? absent()
    static let address = IPText("2001:db8::7") ?? absent()
    static let domain = DomainText("c2.example.org") ?? absent()
    static let user = AccountName("o'brien") ?? absent()
    static let cve = CVEID("CVE-2024-7256") ?? absent()
    static let time = Timestamp(rfc3339: "2026-06-30T08:44:05Z") ?? .epoch

    static let indicator =
        IndicatorDraft(
            IndicatorValue("203.0.113.9", kind: .ipAddress) ?? absent(), action: "Block", title: "t", description: "d",
            generatesAlert: true) ?? absent()

    static let commands: [Command] = [
        .isolate(machine: someMachine, type: "Full", comment: "c"), .release(machine: someMachine, comment: "c"),
        .collectInvestigationPackage(machine: someMachine, comment: "c"),
        .restrictCodeExecution(machine: someMachine, comment: "c"),
        .unrestrictCodeExecution(machine: someMachine, comment: "c"),
        .scan(machine: someMachine, type: "Quick", comment: "c"), .offboard(machine: someMachine, comment: "c"),
        .stopAndQuarantine(machine: someMachine, sha1: sha1, comment: "c"),
        .runLiveResponse(
            machine: someMachine, steps: [.putFile(name: script), .runScript(name: script, arguments: "-x"), .getFile(path: "C:\\x")],
            comment: "c"),
        .cancel(action: action, comment: "c"), .startInvestigation(machine: someMachine, comment: "c"),
        .tag(machine: someMachine, value: "v", action: .add), .tag(machines: [someMachine], value: "v", action: .remove),
        .setDeviceValue(machine: someMachine, value: "High"), .update(machine: someMachine, tags: ["a"], deviceValue: "Low"),
        .update(alert: alert, AlertUpdate(status: "Resolved", comment: "c") ?? absent()),
        .update(alerts: [alert], AlertUpdate(classification: "FalsePositive", determination: "NotMalicious") ?? absent()),
        .createAlert(
            AlertDraft(
                machine: someMachine, eventTime: time, reportID: "1", severity: "Low", title: "t", description: "d",
                recommendedAction: "r", category: "Malware") ?? absent()),
        .submit(indicator: indicator), .submit(indicators: [indicator]),
        .delete(indicator: IndicatorID("995") ?? absent()), .delete(indicators: [IndicatorID("995") ?? absent()]),
        .uploadLibraryFile(name: script, content: [1, 2], description: "d", parameters: "p", replacing: true),
        .deleteLibraryFile(name: script),
    ]

    static let requests: [(Endpoint, WireRequest)] =
        commands.map { ($0.endpoint, $0.request) } + alerting + devices + intelligence + exposure + [
            request(Query<HuntingResult>.hunting("DeviceInfo")), request(Query<HuntingResult>.hunting("DeviceInfo", over: .graph)),
        ]

    private static let alerting = [
        request(Query.alerts()), request(Query.alert(alert)), request(Query.domains(of: alert)), request(Query.files(of: alert)),
        request(Query.addresses(of: alert)), request(Query.user(of: alert)), request(Query.machine(of: alert)),
        request(Query.alerts(of: someMachine)), request(Query.alerts(of: sha1)), request(Query.alerts(of: domain)),
        request(Query.alerts(of: address)), request(Query.alerts(of: user)),
        request(Query<Page<Investigation>>.investigations()), request(Query.investigation(key)),
    ]

    private static let devices = [
        request(Query.machines()), request(Query.machine(someMachine)), request(Query.machines(at: address, around: time)),
        request(Query.machines(tagged: "a b")), request(Query.machines(with: sha1)), request(Query.machines(meeting: domain)),
        request(Query.machines(of: user)), request(Query.users(of: someMachine)), request(Query.antivirus()),
        request(Query.machineActions()), request(Query.machineAction(action)), request(Query.packageLink(action)),
        request(Query.liveResponseResult(action, index: 2)), request(Query.libraryFiles),
    ]

    private static let intelligence = [
        request(Query.indicators()), request(Query.file(sha1)), request(Query.statistics(of: sha1, hours: 48)),
        request(Query.statistics(of: domain)), request(Query.statistics(of: address)),
    ]

    private static let exposure = [
        request(Query<Page<Software>>.software()), request(Query<Software>.software(key)),
        request(Query<Page<Software>>.software(of: someMachine)), request(Query.software(ofRecommendation: key)),
        request(Query.distributions(ofSoftware: key)), request(Query.missingUpdates(ofSoftware: key)),
        request(Query.missingUpdates(of: someMachine)), request(Query.machines(withSoftware: key)), request(Query.machines(with: cve)),
        request(Query.machines(ofRecommendation: key)), request(Query.machines(ofRemediation: key)),
        request(Query.vulnerabilities()), request(Query.vulnerability(cve)), request(Query.vulnerabilities(of: someMachine)),
        request(Query.vulnerabilities(ofSoftware: key)), request(Query.vulnerabilities(ofRecommendation: key)),
        request(Query.assetVulnerabilities()), request(Query.recommendations()), request(Query.recommendations(of: someMachine)),
        request(Query.recommendation(key)), request(Query.exposureScore), request(Query.deviceSecureScore),
        request(Query.exposureScoresByGroup), request(Query.remediations()), request(Query.remediation(key)),
    ]

    private static func request<Response>(_ query: Query<Response>) -> (Endpoint, WireRequest) { (query.endpoint, query.request) }

    /// The reference's name of what the service answers with.
    static func entity(_ expectation: Command.Expectation) -> String? {
        switch expectation {
        case .machineAction: "MachineAction"
        case .machine, .machines: "Machine"
        case .alert: "Alert"
        case .investigation: "Investigation"
        case .indicator: "Indicator"
        case .indicatorImport: "IndicatorImportResult"
        case .libraryFile: "LibraryFile"
        case .nothing: nil
        }
    }

    private static func absent<Value>() -> Value { preconditionFailure("a sample has not the shape of its kind") }
}
