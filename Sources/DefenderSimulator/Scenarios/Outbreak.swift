import Canonical
import DefenderAPI

/// Ransomware that spreads from workstation to workstation until every infected one is contained. What is done about it changes
/// what happens next: an isolated device infects nobody.
struct Outbreak: Sendable {
    enum Outcome: String, Sendable { case running, contained, lost }

    /// One device that has it.
    private struct Infection: Sendable {
        let machineID: String
        let time: Timestamp
    }

    /// From one round to the next, by the tenant's clock.
    static let interval = Duration.seconds(600)

    private let maker: AlertMaker
    private var random: SplitMix64
    private var infections: [Infection] = []
    private var round: Timestamp
    private(set) var outcome = Outcome.running
    private var end: Timestamp?

    /// The first device falls ill at the start.
    init(_ state: inout TenantState, tenantID: String, start: Timestamp) {
        maker = AlertMaker(seed: state.seed, tenantID: tenantID, start: start)
        random = SplitMix64(seed: state.seed, stream: "outbreak")
        round = start.shifted(by: Self.interval)
        if let first = candidates(state).first { infect(first, &state, at: start) } else { outcome = .contained }
    }

    /// Goes through the rounds that have come by now. Each is judged by what was contained at its own time, however late
    /// somebody looks.
    mutating func advance(to now: Timestamp, _ state: inout TenantState) {
        while outcome == .running, round <= now {
            let sources = infections.filter { !isContained($0, state, at: round) }
            for _ in sources {
                let healthy = candidates(state)
                if !healthy.isEmpty { infect(random.pick(healthy), &state, at: round) }
            }
            if sources.isEmpty { finish(.contained) } else if candidates(state).isEmpty { finish(.lost) }
            round = round.shifted(by: Self.interval)
        }
    }

    private mutating func finish(_ outcome: Outcome) { (self.outcome, end) = (outcome, round) }

    /// The workstations that report and are not infected yet.
    private func candidates(_ state: TenantState) -> [Record] {
        let infected = Set(infections.map(\.machineID))
        return state.devices.rows.filter { device in
            device["healthStatus"].text == "Active" && device["onboardingStatus"].text == "Onboarded"
                && device["osPlatform"].text?.hasPrefix("WindowsServer") != true && !infected.contains(device.key)
        }
    }

    private mutating func infect(_ device: Record, _ state: inout TenantState, at time: Timestamp) {
        infections.append(Infection(machineID: device.key, time: time))
        let place = AlertMaker.Place(
            id: device.key, name: device["computerDnsName"].text ?? "", group: device["rbacGroupName"].text ?? "")
        let raised = state.raisingTime(time)
        let maker = AlertMaker(seed: self.maker.seed, tenantID: self.maker.tenantID, start: raised)
        let alert = maker.alert(
            .ransomware, on: place, index: state.alertCount, raised: raised, status: "New", severity: "High")
        state.raise(alert, now: time)
    }

    /// Whether the last that was carried out of isolating and releasing, since the infection, was isolating.
    private func isContained(_ infection: Infection, _ state: TenantState, at time: Timestamp) -> Bool {
        let done = state.actions.rows.filter { action in
            action["machineId"].text == infection.machineID && ["Isolate", "Unisolate"].contains(action["type"].text)
                && action["status"].text == "Succeeded" && (action.time("lastUpdateDateTimeUtc") ?? .latest) <= time
        }
        let last = done.max { ($0.time("lastUpdateDateTimeUtc") ?? .earliest) < ($1.time("lastUpdateDateTimeUtc") ?? .earliest) }
        return last?["type"].text == "Isolate"
    }

    var json: JSONValue {
        [
            "name": .string(Scenario.outbreak.rawValue), "outcome": .string(outcome.rawValue),
            "end": end.map { .time($0) } ?? .null,
            "infected": .array(infections.map { ["machineId": .string($0.machineID), "time": .time($0.time)] }),
        ]
    }
}
