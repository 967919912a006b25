import Canonical
import DefenderAPI
import DefenderClient
import DefenderSimulator
import Execution
import Guardrails
import HTTPTypes
import Pipeline
import TestKit
import Testing

/// Devices that Cordon and another person isolate and release, in one of the simulator's ways to take duplicates.
final class IsolationBench {
    /// One for each story: a tenant of its own for each would take longer than its story.
    static let count = 300

    /// Past the numbers whose hexadecimal digits are padded with one of them.
    private static func machineID(_ number: Int) -> MachineID { Sample.machineID(0x1000 + number) }

    private static let world: String = {
        let devices = (1...count).map {
            #"  - { id: "\#(machineID($0))", computerDnsName: pc\#($0).lab, onboardingStatus: Onboarded, osPlatform: Windows11 }"#
        }
        let alerts = (1...count).map {
            #"  - { id: al-\#($0), machineId: "\#(machineID($0))", status: New, lastUpdateTime: -1h, alertCreationTime: -3h }"#
        }
        return (["devices:"] + devices + ["alerts:"] + alerts).joined(separator: "\n")
    }()

    /// The device of the story that is told.
    private var number = 0
    private var device: String { Self.machineID(number).description }

    private let laboratory: Laboratory
    private let mode: String
    private let wire: Interloper
    private var token = ""

    init(duplicates mode: String) async throws {
        self.mode = mode
        let wire = Interloper()
        laboratory = try Laboratory(Self.world, wire: { wire.over($0) })
        self.wire = wire
        try await laboratory.fault(#"{"modes":{"duplicates":"\#(mode)"}}"#)
    }

    /// Begins another story, on another device.
    func begin() async throws {
        number += 1
        try #require(number <= Self.count)
        let known = laboratory.tenant.credentials
        let form =
            "grant_type=client_credentials&client_id=\(known.clientID)&client_secret=\(known.clientSecret)"
            + "&scope=https%3A%2F%2Fapi.securitycenter.microsoft.com%2F.default"
        let request = HTTPRequest(
            method: .post, scheme: "https", authority: "login.example", path: "/\(known.tenantID)/oauth2/v2.0/token")
        let (_, answer) = try await laboratory.tenant.respond(to: request, body: Array(form.utf8))
        token = try #require(try JSONValue(parsing: answer)["access_token"]?.stringValue)
    }

    /// Asks for it, as whoever it is.
    /// - Returns: of ours, what the plan and the report say.
    func make(_ request: IsolationRequest, number: Int) async throws -> String {
        if request.isOurs { return try await plan(request, number: number).said }
        try await ask(isolating: request.isIsolation, "by hand")
        return ""
    }

    /// The same for a request of ours that meets these faults.
    /// - Returns: what the plan and the report say, and the word for how the step ended; nil where there is no plan.
    func make(_ ours: IsolationRequest, number: Int, meeting rules: [String]) async throws -> (said: String, outcome: String?) {
        try await laboratory.fault(#"{"modes":{"duplicates":"\#(mode)"},"rules":[\#(rules.joined(separator: ","))]}"#)
        let result: (said: String, outcome: String?)
        do { result = try await plan(ours, number: number) } catch { result = ("not planned: \(error)", nil) }
        try await laboratory.fault(#"{"modes":{"duplicates":"\#(mode)"}}"#)
        return result
    }

    /// Whether the device takes up what it is asked for.
    func answer(_ isActive: Bool) async throws {
        try await laboratory.change("devices/\(device)", #"{"healthStatus":"\#(isActive ? "Active" : "Inactive")"}"#)
    }

    /// The same for a request of ours, with one of theirs before the HTTP request of this number.
    /// - Returns: what plan and report say; nil if theirs came when ours was over, or as good as.
    func make(_ ours: IsolationRequest, number: Int, with theirs: IsolationRequest, before place: Int) async throws -> String? {
        let (tenant, call) = (laboratory.tenant, call(theirs.isIsolation, "by hand"))
        wire.arm(before: place) { _ = try await tenant.respond(to: call.request, body: call.body) }
        let said = try await plan(ours, number: number).said
        return wire.disarm() ? said : nil
    }

    private func plan(_ request: IsolationRequest, number: Int) async throws -> (said: String, outcome: String?) {
        let step = request.isIsolation ? "isolate_device: { type: Full, comment: why }" : "release_device: { comment: why }"
        let pipeline = laboratory.pipeline([
            """
            playbook: act\(number)
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h, per: device } }
            steps:
              - \(step)
            """
        ])
        let plan = try await pipeline.plan(
            PlanRequest(time: Sample.now, lookback: nil, alert: Sample.alertID("al-\(self.number)"), ledger: nil, tenant: "lab"))
        let review = pipeline.review(plan, Standing(now: Sample.now, begun: []))
        let executor = Executor(
            effector: laboratory.client, trail: MemoryTrail(CallLog()), ledger: MemoryLedger(CallLog()), clock: StillClock(CallLog()),
            tenant: "lab", brake: ScriptedBrake(), person: "ana")
        let reports = await pipeline.execute(review, with: executor, judging: laboratory.judging(pipeline))
        let verdicts = review.runs.flatMap(\.steps).map { "\($0.verdict)" }
        let outcomes = reports.flatMap(\.steps).map(\.outcome)
        return ((verdicts + outcomes.map { "\($0)" }).joined(separator: " | "), outcomes.last?.word)
    }

    /// A request past Cordon's plans.
    func ask(isolating: Bool, _ comment: String) async throws {
        let call = call(isolating, comment)
        _ = try await laboratory.tenant.respond(to: call.request, body: call.body)
    }

    private func call(_ isolating: Bool, _ comment: String) -> (request: HTTPRequest, body: [UInt8]) {
        let body: JSONValue = isolating ? ["Comment": .string(comment), "IsolationType": "Full"] : ["Comment": .string(comment)]
        return (request(.post, "/api/machines/\(device)/\(isolating ? "isolate" : "unisolate")"), body.canonicalBytes)
    }

    /// What the simulator took, in order.
    func journal() async throws -> [JSONValue] { try await laboratory.journal() }

    /// The simulator's clock goes on, and everything that is under way ends.
    func settle(_ seconds: Int = 20) async throws { try await laboratory.advance("\(seconds)s") }

    /// Whether the device is isolated once all has ended, and the ids of what the other person asked for.
    func ending() async throws -> (isIsolated: Bool, others: [String]) {
        try await settle()
        let list = try await send(.get, "/api/machineactions?$filter=machineId%20eq%20'\(device)'", "")
        let actions = (list["value"]?.arrayValue ?? []).map { action in
            (
                ended: action["lastUpdateDateTimeUtc"]?.stringValue ?? "", created: action["creationDateTimeUtc"]?.stringValue ?? "",
                action: action
            )
        }
        let carriedOut = actions.filter { $0.action["status"] == "Succeeded" }
        let last = carriedOut.max { ($0.ended, $0.created) < ($1.ended, $1.created) }
        let others = actions.filter { $0.action["requestorComment"] == "by hand" }.compactMap { $0.action["id"]?.stringValue }
        return (last?.action["type"] == "Isolate", others)
    }

    private func send(_ method: HTTPRequest.Method, _ path: String, _ body: String) async throws -> JSONValue {
        let (response, answer) = try await laboratory.tenant.respond(to: request(method, path), body: Array(body.utf8))
        try #require(response.status.code < 300)
        return try JSONValue(parsing: answer)
    }

    private func request(_ method: HTTPRequest.Method, _ path: String) -> HTTPRequest {
        var request = HTTPRequest(method: method, scheme: "https", authority: "api.example", path: path)
        request.headerFields[.authorization] = "Bearer \(token)"
        request.headerFields[.contentType] = "application/json"
        return request
    }
}
