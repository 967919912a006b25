import Canonical
import DefenderAPI
import DefenderClient
import DefenderSimulator
import Execution
import HTTPTypes
import TestKit
import Testing

/// The field's realities, each as a mode of the simulator that the client meets.
struct RealityTests {
    private static func isolate(_ device: MachineID, _ comment: String) -> Command {
        .isolate(machine: device, type: "Full", comment: comment)
    }

    // MARK: Duplicates

    /// Somebody else's pending action is never taken for ours, however the service answers the second request.
    @Test(arguments: [DuplicateMode.reject, .pending])
    func aDuplicateIsNoReceipt(_ mode: DuplicateMode) async throws {
        let lab = try await RealityLab { $0.modes.duplicates = mode }
        let device = try await lab.device()
        guard case .accepted = try await lab.send(Self.isolate(device, "theirs")) else { throw RealityLab.Failure(what: "first") }
        let second = try await lab.send(Self.isolate(device, "ours [cordon:ABCDEFGH23]"))
        guard case .alreadyInProgress = second else {
            Issue.record("\(second)")
            return
        }
    }

    @Test func aQueuedDuplicateIsAnActionOfItsOwn() async throws {
        let lab = try await RealityLab { $0.modes.duplicates = .queue }
        let device = try await lab.device()
        var ids: Set<MachineActionID> = []
        for comment in ["theirs", "ours [cordon:ABCDEFGH23]"] {
            guard case .accepted(let acceptance) = try await lab.send(Self.isolate(device, comment)) else { continue }
            if let id = acceptance.actionID { ids.insert(id) }
        }
        #expect(ids.count == 2)
        let isolations = try await lab.client.collect(.machineActions(of: device)).items.filter { $0.type == "Isolate" }
        #expect(Set(isolations.compactMap { MachineActionID($0.id) }).isSuperset(of: ids))
    }

    // MARK: Actions

    @Test func anOfflineDevicesActionIsUnderWayForDaysAndThenNoSuccess() async throws {
        let lab = try await RealityLab()
        let device = try await lab.device()
        try await lab.admin(.patch, "world/devices/\(device)", ["healthStatus": "Inactive"])
        guard case .accepted(let acceptance) = try await lab.send(Self.isolate(device, "c")), let id = acceptance.actionID else {
            throw RealityLab.Failure(what: "not accepted")
        }
        lab.clock.advance(by: .seconds(2 * 86_400))
        #expect(await lab.client.progress(of: id.description) == .underWay)
        lab.clock.advance(by: .seconds(2 * 86_400))
        #expect(await lab.client.progress(of: id.description) == .ended(isSuccess: false, status: "TimeOut"))
    }

    @Test func aStatusOutsideTheDocsIsNoSuccess() async throws {
        let lab = try await RealityLab { $0.modes.statuses = .unlisted }
        let device = try await lab.device()
        guard case .accepted(let acceptance) = try await lab.send(Self.isolate(device, "c")), let id = acceptance.actionID else {
            throw RealityLab.Failure(what: "not accepted")
        }
        lab.clock.advance(by: .seconds(1))
        let action = try await lab.client.read(.machineAction(id))
        guard case .unknown(let status) = action.state else { throw RealityLab.Failure(what: "listed: \(action.state)") }
        #expect(!status.isEmpty)
        #expect(await lab.client.progress(of: id.description) == .underWay)
    }

    /// A machine has no property that tells of isolation; its history does, and comes whole.
    @Test func isolationIsToldByTheHistoryAlone() async throws {
        let lab = try await RealityLab(paging: PagingLimits(pageSize: 4, overlap: 2, passes: 2, maximumPages: 50))
        let device = try await lab.device()
        #expect(!Machine.schema.fields.contains { $0.name.lowercased().contains("isolat") })
        for _ in 0..<3 {
            _ = try await lab.send(Self.isolate(device, "c"))
            lab.clock.advance(by: .seconds(60))
            _ = try await lab.send(.release(machine: device, comment: "c"))
            lab.clock.advance(by: .seconds(60))
        }
        let history = try await lab.client.collect(.machineActions(of: device))
        #expect(history.isComplete && history.items.filter { $0.type == "Isolate" }.count >= 3)
        #expect(history.items.last?.type == "Unisolate")
    }

    // MARK: Limits

    /// The service allows less than its page states: whatever Retry-After says, everybody is served in the end.
    @Test(arguments: RetryAfterMode.allCases)
    func aStormOfRefusalsIsOutlasted(_ mode: RetryAfterMode) async throws {
        let lab = try await RealityLab {
            $0.limits = .perMinute(10)
            $0.modes.retryAfter = mode
        }
        for _ in 0..<25 { _ = try await lab.client.read(.alerts(top: 1)) }
        #expect(!lab.clock.waits.isEmpty)
    }

    // MARK: Listings

    private static let small = PagingLimits(pageSize: 10, overlap: 3, passes: 3, maximumPages: 200)

    private static func collect(_ name: String, _ client: DefenderClient) async throws -> (keys: Set<String>, gap: String?) {
        func keys<Item: EntityView>(_ listing: Listing<Item>) async throws -> (Set<String>, String?) {
            let collected = try await client.collect(listing)
            let key = try #require(Item.schema.key)
            #expect(
                Set(collected.items.map { $0.record[key].text }).count == collected.items.count && collected.total == collected.items.count)
            return (Set(collected.items.compactMap { $0.record[key].text }), collected.gap)
        }
        switch name {
        case "alerts": return try await keys(.alerts())
        case "machines": return try await keys(.machines())
        case "machineActions": return try await keys(.machineActions())
        case "indicators": return try await keys(.indicators())
        case "software": return try await keys(Listing<Software>.software())
        case "vulnerabilities": return try await keys(Listing<Vulnerability>.vulnerabilities())
        case "recommendations": return try await keys(Listing<Recommendation>.recommendations())
        default: throw RealityLab.Failure(what: name)
        }
    }

    /// What a generated tenant has none of.
    private static func fill(_ name: String, _ lab: RealityLab) async throws {
        for number in 0..<25 {
            let id = JSONValue.string("2e9da30d-27f6-4208-81f2-\(100_000_000_000 + number)")
            switch name {
            case "indicators": try await lab.admin(.post, "world/indicators", ["indicatorValue": .string("203.0.113.\(number)")])
            case "machineActions": try await lab.admin(.post, "world/actions", ["id": id, "type": "Isolate", "status": "Succeeded"])
            default: return
            }
        }
    }

    static let listings = ["alerts", "machines", "machineActions", "indicators", "software", "vulnerabilities", "recommendations"]

    @Test(arguments: listings, PagingMode.allCases)
    func everyListingIsReadWholeHoweverItsPagesHangTogether(_ name: String, _ mode: PagingMode) async throws {
        let lab = try await RealityLab(paging: Self.small) { $0.modes.paging = mode }
        let whole = try await RealityLab()
        for lab in [lab, whole] { try await Self.fill(name, lab) }
        let (expected, none) = try await Self.collect(name, whole.client)
        let (found, gap) = try await Self.collect(name, lab.client)
        #expect(none == nil && found == expected && !found.isEmpty)
        // Rows that move all the time are found, but nobody can know that they were.
        #expect((gap != nil) == (mode == .shift && expected.count > 10), "\(gap ?? "no gap"), \(expected.count) rows")
    }

    @Test func devicesOfOneNameStayApart() async throws {
        let lab = try await RealityLab(paging: Self.small)
        let ids = (1...3).map { Sample.machineID($0).description }
        for id in ids { try await lab.admin(.post, "world/devices", ["id": .string(id), "computerDnsName": "twin.example"]) }
        let twins = try await lab.client.collect(.machines()) { $0.computerDnsName == "twin.example" }
        #expect(Set(twins.items.map(\.id)) == Set(ids))
    }

    // MARK: Changes

    @Test(arguments: AlertAnswerMode.allCases)
    func theAlertIsReadAgainWhateverTheChangeAnswers(_ mode: AlertAnswerMode) async throws {
        let lab = try await RealityLab { $0.modes.alertAnswers = mode }
        let alert = try #require(try await lab.client.collect(.alerts()).items.first { $0.status == "New" })
        let id = try #require(AlertID(alert.id))
        let update = try #require(AlertUpdate(status: "InProgress"))
        guard case .accepted = try await lab.send(.update(alert: id, update)) else {
            throw RealityLab.Failure(what: "not accepted")
        }
        #expect(try await lab.client.read(.alert(id)).status == "InProgress")
    }

    /// The tag endpoint leaves other tags alone; the PATCH that replaces them is not among what actions send.
    @Test func aTagLeavesTheOthersAlone() async throws {
        let lab = try await RealityLab()
        let device = try await lab.device()
        for tag in ["one", "two"] { _ = try await lab.send(.tag(machine: device, value: tag, action: .add)) }
        _ = try await lab.send(.tag(machine: device, value: "one", action: .remove))
        let tags = try await lab.client.read(.machine(device)).machineTags
        #expect(tags.contains("two") && !tags.contains("one"))
    }

    private static func imported(_ results: String, _ values: String...) throws -> WriteResult {
        let drafts = try (values.isEmpty ? ["203.0.113.9"] : values).map { text in
            let value = try #require(IndicatorValue(text, kind: .ipAddress))
            return try #require(IndicatorDraft(value, action: "Block", title: "t", description: "d", generatesAlert: true))
        }
        let body = Array(#"{"value":[\#(results)]}"#.utf8)
        return WriteResult(.answered(HTTPResponse(status: .ok), body), to: .submit(indicators: drafts))
    }

    @Test func anImportIsWhatBecameOfEachIndicator() throws {
        let stored = #"{"id":"1","indicator":"203.0.113.9","isFailed":false,"failureReason":null}"#
        let failed = #"{"id":null,"indicator":"203.0.113.10","isFailed":true,"failureReason":"limit reached"}"#
        guard case .accepted = try Self.imported(stored) else { throw RealityLab.Failure(what: "stored") }
        guard case .rejected(let error) = try Self.imported(failed) else { throw RealityLab.Failure(what: "failed") }
        #expect(error.message.contains("203.0.113.10: limit reached"))
        guard case .unanswered(let reason) = try Self.imported("\(stored),\(failed)") else { throw RealityLab.Failure(what: "partly") }
        // Results that are not about what was sent tell nothing.
        #expect(reason.contains("1 of 2 indicators were not stored"))
        guard case .accepted(let part) = try Self.imported("\(stored),\(failed)", "203.0.113.9", "203.0.113.10") else {
            throw RealityLab.Failure(what: "a part")
        }
        #expect(
            part.stored?.values == ["203.0.113.9"]
                && part.stored?.reason == "1 of 2 indicators were not stored: 203.0.113.10: limit reached")
    }

    // MARK: Words

    @Test(arguments: WordingMode.allCases)
    func reworkedSentencesChangeNoDecision(_ wording: WordingMode) async throws {
        let lab = try await RealityLab {
            $0.modes.wording = wording
            $0.roles = ["Machine.Read.All", "Machine.Isolate"]
        }
        let failure = await #expect(throws: ReadFailure.self) { try await lab.client.read(.alerts(top: 1)) }
        guard case .forbidden(missing: ["Alert.Read.All", "Alert.ReadWrite.All"], _)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        let device = try await lab.device()
        _ = try await lab.send(Self.isolate(device, "a"))
        guard case .alreadyInProgress = try await lab.send(Self.isolate(device, "b [cordon:ABCDEFGH23]")) else {
            Issue.record("not told by its code")
            return
        }
    }
}
