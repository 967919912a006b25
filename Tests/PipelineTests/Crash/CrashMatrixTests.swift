import Audit
import Canonical
import Execution
import Foundation
import LedgerSQLite
import Planning
import TestKit
import Testing

/// A process ends before and after every call to what is outside it, in apply and in resume, and another one goes on: no effect
/// is lost, none is doubled, each has its intent, the log verifies (reliability.md, I1 to I5).
///
/// `CRASH=all` goes through all of it (`make crash`); else a sample is taken.
struct CrashMatrixTests {
    private static let isWhole = ProcessInfo.processInfo.environment["CRASH"] == "all"

    private static let world = """
        devices:
          - { id: "\(Sample.machineID(1))", computerDnsName: pc1.lab, osPlatform: Windows11, onboardingStatus: Onboarded, machineTags: [old] }
          - { id: "\(Sample.machineID(2))", computerDnsName: pc2.lab, osPlatform: Windows11, onboardingStatus: Onboarded }
        alerts:
          - { id: al-1, machineId: "\(Sample.machineID(1))", severity: High, status: New, lastUpdateTime: -1h }
          - { id: al-2, machineId: "\(Sample.machineID(2))", severity: High, status: New, lastUpdateTime: -1h }
        """

    /// One request of each kind of reconciliation, a step of two requests, a guard on what the playbook itself changes, and
    /// a second playbook that wants what the first has done.
    private static let playbooks = [
        """
        playbook: contain
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High" && alert.status == "New"', lookback: 24h, per: device } }
        when: '!("contained" in device.machineTags)'
        steps:
          - id: isolate
            isolate_device: { type: Full, comment: why }
            undo_after: 8h
          - id: mark
            tag_device: { add: [contained, seen], remove: [old] }
          - if: steps.isolate.outcome == "done"
            update_alert: { status: InProgress, comment: "isolated by ${steps.isolate.id}" }
          - set_device_value: { value: High }
          - notify: { channel: soc }
          - id: ticket
            call_service: { service: tickets, operation: create, with: { text: "${device.id}" } }
          - if: steps.ticket.outcome == "done"
            call_service: { service: tickets, operation: close, with: { id: "${steps.ticket.id}" } }
        """,
        """
        playbook: isolate-too
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h, per: device } }
        steps: [ { isolate_device: { type: Full, comment: why } }, { scan_device: { type: Quick } } ]
        """,
    ]

    private static let looking = [
        """
        playbook: look
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h, per: device } }
        steps:
          - id: isolate
            isolate_device: { type: Full, comment: why }
            undo_after: 8h
          - id: seen
            if: steps.isolate.outcome == "done"
            hunt: { query: "DeviceInfo | where DeviceName != ${steps.isolate.id}", columns: { DeviceId: string } }
          - assert: steps.isolate.outcome == "done"
          - if: steps.seen.outcome == "done"
            update_alert: { comment: "${steps.seen.rows.size()} devices" }
        """
    ]

    /// What is tagged hangs on what the service calls the scan. The second run finds what the first has done.
    private static let expanding = [
        """
        playbook: spread
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h, per: device } }
        steps:
          - id: isolate
            isolate_device: { type: Full, comment: why }
            undo_after: 8h
          - id: seen
            if: steps.isolate.outcome == "done"
            hunt: { query: "DeviceInfo | where DeviceName != ${steps.isolate.id}", columns: { DeviceId: string } }
          - id: mark
            if: steps.seen.outcome == "done"
            for_each: steps.seen.rows
            as: row
            max: 5
            device: row.DeviceId
            tag_device: { add: [spread] }
          - if: steps.mark.outcome == "done"
            update_alert: { comment: "${steps.mark.items.size()} devices" }
        """
    ]

    /// What follows the pause is read and judged again, in a review of its own.
    private static let pausing = [
        """
        playbook: wait
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h, per: device } }
        steps:
          - isolate_device: { type: Full, comment: why }
            undo_after: 8h
          - pause: { for: 5m }
          - tag_device: { add: [late], remove: [old] }
          - update_alert: { status: InProgress, comment: later }
        """
    ]

    private static let calling = [
        """
        playbook: outer
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h, per: device } }
        steps:
          - id: contain
            call: { playbook: inner, with: { device: device, tag: "by-${device.id}" } }
          - if: steps.contain.outcome == "done"
            set_device_value: { value: High }
        """,
        """
        playbook: inner
        mode: enforce
        trigger: { manual: { inputs: { device: device, tag: string } } }
        steps:
          - isolate_device: { type: Full, comment: why }
            device: inputs.device
            undo_after: 8h
          - tag_device: { add: ["${inputs.tag}"] }
            device: inputs.device
        """,
    ]

    /// Both devices are tagged by one request, in each of the runs.
    private static let joining = [
        """
        playbook: mark-all
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h, per: device } }
        steps:
          - isolate_device: { type: Full, comment: why }
            undo_after: 8h
          - for_each: tenant.devices.filter(d, d.onboardingStatus == "Onboarded")
            as: d
            device: d
            tag_device: { add: ["seen-${alerts[0].id}", all] }
        """
    ]

    private static let failing = [
        """
        playbook: take-back
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h, per: device } }
        steps:
          - tag_device: { add: [one, two] }
            undo_after: 8h
          - restrict_app_execution: { comment: why }
          - isolate_device: { type: Full, comment: why }
            on_failure: undo
        """
    ]

    /// People and services are told of each run once, or twice where a process ended meanwhile, in the same words and with the same
    /// key; and what a service gave is known to whoever goes on.
    private static func checkMessages(_ lab: CrashLab, _ way: Way, _ deaths: [Mortality.Death]) {
        let messages = Dictionary(grouping: lab.laboratory.mailbox.deliveries) { $0["idempotency-key"] ?? "" }
        #expect(messages.count == ([.smooth, .asked].contains(way) ? 6 : 0), "\(deaths)")
        let closed = lab.laboratory.mailbox.deliveries.filter { $0.line.hasSuffix("/close") }
        #expect(closed.allSatisfy { $0.line == "POST /api/tickets/T-1/close" }, "\(deaths)")
        for (_, same) in messages {
            #expect(same.count <= 1 + deaths.count && Set(same.map(\.body)).count == 1, "\(deaths)")
        }
    }

    private static let refusal =
        #"{"rules":[{"match":{"method":"POST","path":"/api/machines/*/isolate"},"do":{"status":400,"code":"InvalidInput"}}]}"#

    /// What the plan meets on its way.
    enum Way: CaseIterable {
        case smooth
        /// A step fails, and what was done before it is taken back.
        case takenBack
        /// People are asked, and agree.
        case asked
        /// A look-up hangs on a write, and a later step speaks of what it found.
        case lookedUp
        /// What a step acts on hangs on a write.
        case expanded
        /// A run waits for a time.
        case paused
        /// Another playbook is run.
        case called
        /// Items of a `for_each` go by one request.
        case joint
    }

    @Test(arguments: Way.allCases)
    func nothingIsLostOrDoubledWhereverTheProcessEnds(_ way: Way) async throws {
        let untouched = try await Self.lab(way)
        let whole = try #require(try await untouched.live())
        let expected = try await untouched.effects()
        let calls = untouched.mortality.calls
        try #require(calls > 40 && whole.allSatisfy { !$0.isLeft } && !expected.isEmpty)
        let deaths = (1...calls).flatMap { [Mortality.Death(call: $0, isAfter: false), .init(call: $0, isAfter: true)] }
        for (index, death) in deaths.enumerated() where Self.isWhole || index % 7 == 0 {
            try await Self.check([death], way, expected, whole)
        }
    }

    /// The process that goes on may end as well, more than once.
    @Test func nothingIsLostOrDoubledWhereResumeEndsToo() async throws {
        let untouched = try await Self.lab(.smooth)
        let whole = try #require(try await untouched.live())
        let expected = try await untouched.effects()
        let calls = untouched.mortality.calls
        var numbers = RandomNumbers(state: 7)
        for _ in 0..<(Self.isWhole ? 400 : 12) {
            let deaths = (0..<4).map { _ in Mortality.Death(call: 1 + numbers.below(calls), isAfter: numbers.below(2) == 0) }
            try await Self.check(deaths, .smooth, expected, whole)
        }
    }

    /// The process ends while it takes back what was in force for a time.
    @Test func nothingIsLostOrDoubledWhereTakingBackEnds() async throws {
        let untouched = try await Self.labWithLeases()
        #expect(try await untouched.release() == [.released, .released])
        let expected = try await untouched.effects()
        let calls = untouched.mortality.calls
        try #require(calls > 10)
        let deaths = (1...calls).flatMap { [Mortality.Death(call: $0, isAfter: false), .init(call: $0, isAfter: true)] }
        for (index, death) in deaths.enumerated() where Self.isWhole || index % 4 == 0 {
            let lab = try await Self.labWithLeases()
            _ = try await lab.release(until: death)
            let outcomes = try #require(try await lab.release(), "\(death)")
            #expect(outcomes.allSatisfy { $0 == .released }, "\(death): \(outcomes)")
            #expect(try await lab.effects() == expected, "\(death)")
            #expect(try lab.laboratory.ledger.leases(in: "lab").isEmpty, "\(death)")
            #expect(try lab.laboratory.ledger.openIntents().isEmpty, "\(death)")
            let records = try lab.laboratory.trail.records()
            let tokens = records.filter { $0["kind"] == "intent" }.compactMap { $0["data"]?["token"]?.stringValue }
            #expect(Set(tokens).count == tokens.count, "an intent was recorded twice: \(death)")
            let verification = try await lab.laboratory.trail.verified(ledgerRoot: try lab.laboratory.ledger.lastRoot())
            #expect(verification.findings.isEmpty, "\(death): \(verification.findings)")
        }
    }

    /// The time of a step is over while its run is not: it is taken back all the same, and only then called that.
    @Test func nothingStaysInForceWhereALeaseIsOverBeforeItsRun() async throws {
        let untouched = try await Self.lab(.lookedUp)
        _ = try await untouched.live()
        let calls = untouched.mortality.calls
        try await untouched.laboratory.advance("1m")
        #expect(try await untouched.release() == [.released, .released])
        let expected = try await untouched.effects()
        let deaths = (1...calls).flatMap { [Mortality.Death(call: $0, isAfter: false), .init(call: $0, isAfter: true)] }
        for (index, death) in deaths.enumerated() where Self.isWhole || index % 3 == 0 {
            let lab = try await Self.lab(.lookedUp)
            for end in [death, nil] {
                _ = try await lab.live(until: end)
                try await lab.laboratory.advance("1m")
                _ = try await lab.release()
            }
            // What the device has not carried out yet is called off besides.
            let effects = try await lab.effects().filter { !$0.contains("/cancel\"") }
            #expect(effects == expected, "\(death): \(effects.difference(from: expected))")
            #expect(try lab.laboratory.ledger.leases(in: "lab").isEmpty, "\(death)")
            #expect(try await lab.isolated().isEmpty, "\(death)")
        }
    }

    /// Two devices are isolated for a time.
    private static func labWithLeases() async throws -> CrashLab {
        // Without the second playbook, which wants the devices isolated for good.
        let lab = try await CrashLab(world, Array(playbooks.prefix(1)), policy: "none")
        _ = try await lab.live()
        try await lab.laboratory.advance("1m")
        return lab
    }

    private static func playbooks(_ way: Way) -> [String] {
        switch way {
        case .takenBack: failing
        case .lookedUp: looking
        case .expanded: expanding
        case .paused: pausing
        case .called: calling
        case .joint: joining
        case .smooth, .asked: playbooks
        }
    }

    private static func lab(_ way: Way) async throws -> CrashLab {
        let policy = way == .asked ? "\n  approvals: [ { actions: [isolate_device] } ]" : "none"
        let lab = try await CrashLab(world, playbooks(way), policy: policy)
        if way == .takenBack { try await lab.laboratory.fault(refusal) }
        return lab
    }

    private static func check(
        _ deaths: [Mortality.Death], _ way: Way, _ expected: [String], _ whole: [RunReport<LiveOutcome>]
    ) async throws {
        let lab = try await lab(way)
        for death in deaths { _ = try await lab.live(until: death) }
        var reports = try #require(try await lab.live(), "\(deaths)")
        if reports.contains(where: \.isLeft) {
            // Where the second request was cut off too it is not sent a third time by itself: a person has to say so.
            let resent = Set(
                try lab.laboratory.trail.records().filter { $0["kind"] == "resend" }.compactMap { $0["data"]?["token"]?.stringValue })
            let open = try lab.laboratory.ledger.openIntents().map(\.token)
            #expect(!open.isEmpty && resent.isSuperset(of: open), "\(deaths)")
            for token in open { try await lab.answer(token, isDone: false) }
            reports = try #require(try await lab.live(), "\(deaths)")
        }
        #expect(reports.allSatisfy { !$0.isLeft && $0.failure == nil }, "\(deaths)")
        #expect(try await lab.effects() == expected, "\(deaths)")
        try checkOutcomes(lab, whole, deaths)
        checkMessages(lab, way, deaths)
        #expect(try lab.laboratory.ledger.openIntents().isEmpty, "\(deaths)")
        // What is to be taken back in time is known to be, however often its commands ended; what was taken back is not.
        let leases = try lab.laboratory.ledger.leases(in: "lab").map(\.action)
        #expect(leases == (way == .takenBack ? [] : ["isolate_device", "isolate_device"]), "\(deaths)")
        let verification = try await lab.laboratory.trail.verified(ledgerRoot: try lab.laboratory.ledger.lastRoot())
        #expect(verification.findings.isEmpty, "\(deaths): \(verification.findings)")
        let records = try lab.laboratory.trail.records()
        let intended = records.filter { $0["kind"] == "intent" }.compactMap { $0["data"]?["request"] }.flatMap { CrashLab.texts($0) }
        #expect(expected.allSatisfy(intended.contains), "\(deaths)")
        let tokens = records.filter { $0["kind"] == "intent" }.compactMap { $0["data"]?["token"]?.stringValue }
        #expect(Set(tokens).count == tokens.count, "an intent was recorded twice: \(deaths)")
    }

    /// Every step ended as it does where nobody interferes.
    private static func checkOutcomes(_ lab: CrashLab, _ whole: [RunReport<LiveOutcome>], _ deaths: [Mortality.Death]) throws {
        let past = try lab.laboratory.ledger.past(of: lab.plan.digest)
        for report in whole {
            let steps = past.runs[report.run.id]?.steps ?? [:]
            #expect(past.runs[report.run.id]?.outcome == report.worst, "\(deaths)")
            for step in report.steps { #expect(steps[step.step.id]?.outcome == step.outcome.word, "\(deaths): \(step.step.id)") }
        }
    }
}
