import Canonical
import DefenderAPI
import Diagnostics
import Planning
import Playbooks

/// Holds runs against the `limits` of their own playbooks while a plan is reviewed: past them a run waits for a person.
struct RunTally {
    private let limits: [String: RunLimits]
    private let standing: Standing
    /// By playbook, the devices that it has touched within the window of its `max_devices`.
    private var devices: [String: Set<String>] = [:]
    /// What runs of the plan are about, by playbook and kind of subject.
    private var subjects: [String: Set<String>] = [:]

    /// The channels that are told whenever people are asked.
    private let channels: [String]

    init(_ limits: [String: RunLimits], _ standing: Standing, telling channels: [String]) {
        self.limits = limits
        self.channels = channels
        self.standing = standing
        for (name, limit) in limits {
            guard let window = limit.devices?.value.window else { continue }
            devices[name] = Set(begun(by: name, within: window).compactMap(\.device))
        }
    }

    /// Why a person has to let a run go on; nil if nobody has to.
    /// - Parameters:
    ///   - touched: the devices of its steps that may be carried out.
    ///   - called: those of the steps that stand in other playbooks, by playbook.
    func demand(of run: PlannedRun, touching touched: Set<MachineID>, calling called: [(String, Set<MachineID>)]) -> ApprovalDemand? {
        if let limits = limits[run.playbook],
            let demand = coolDown(limits, run) ?? reached(limits, devices[run.playbook] ?? [], touched)
        {
            return demand
        }
        for (playbook, devices) in called {
            if let demand = demand(of: run, calling: playbook, touching: devices) { return demand }
        }
        return nil
    }

    /// Counts what a run touches that may go on.
    mutating func count(_ run: PlannedRun, touching touched: Set<MachineID>, calling called: [(String, Set<MachineID>)]) {
        for coolDown in limits[run.playbook]?.oncePer ?? [] {
            if let name = run.name(as: coolDown.subject.value) { subjects[run.playbook, default: []].insert(name) }
        }
        count(touched, by: run.playbook)
        for (playbook, devices) in called { count(devices, by: playbook) }
    }

    /// Counts devices that a run of the playbook is about to touch.
    mutating func count(_ touched: Set<MachineID>, by playbook: String) {
        devices[playbook, default: []].formUnion(touched.map(\.description))
    }

    private func coolDown(_ limits: RunLimits, _ run: PlannedRun) -> ApprovalDemand? {
        for coolDown in limits.oncePer {
            guard let name = run.name(as: coolDown.subject.value) else { continue }
            let last = begun(by: run.playbook, within: coolDown.time).filter { $0.run != run.id && $0.names.contains(name) }.map(\.time)
                .max()
            guard last != nil || subjects[run.playbook]?.contains(name) ?? false else { continue }
            return demand(Messages.coolDown(name, coolDown.time, last: last), Messages.rule(coolDown))
        }
        return nil
    }

    /// The same for what another playbook does that the run calls. What it has touched in runs of its own counts, and all that the
    /// calling one has touched.
    private func demand(of run: PlannedRun, calling playbook: String, touching touched: Set<MachineID>) -> ApprovalDemand? {
        guard let limits = limits[playbook], let window = limits.devices?.value.window else { return nil }
        let before = Set(begun(by: run.playbook, within: window).compactMap(\.device))
        return reached(limits, (devices[playbook] ?? []).union(before), touched)
    }

    private func reached(_ limits: RunLimits, _ taken: Set<String>, _ touched: Set<MachineID>) -> ApprovalDemand? {
        guard let limit = limits.devices else { return nil }
        let new = Set(touched.map(\.description)).subtracting(taken).count
        guard new > 0 else { return nil }
        if let most = limit.value.count, taken.count + new > most {
            return demand(Messages.devicesReached(limit.value, most: most, taken: taken.count, new: new), limit)
        }
        guard let share = limit.value.share else { return nil }
        guard let fleet = standing.fleet else { return demand(Messages.fleetUnknown, limit) }
        let most = share.most(of: fleet)
        guard taken.count + new > most else { return nil }
        return demand(Messages.devicesReached(limit.value, most: most, taken: taken.count, new: new), limit)
    }

    private func begun(by playbook: String, within window: Duration) -> [Standing.Origin] {
        let since = standing.now - window
        return standing.begun.filter { $0.time > since }.compactMap(\.origin).filter { $0.playbook == playbook }
    }

    /// Any approver may let the run go on; while nobody does it stays.
    private func demand(_ reason: String, _ rule: String, telling channel: String? = nil) -> ApprovalDemand {
        ApprovalDemand(
            groups: nil, quorum: 1, within: ApprovalDemand.limitTime, otherwise: .skip, escalation: nil, rule: rule,
            channels: (channel.map { [$0] } ?? []) + channels, reason: reason)
    }

    private func demand(_ reason: String, _ limit: Spanned<RunLimits.Devices>) -> ApprovalDemand {
        demand(reason, Messages.rule(limit), telling: limit.value.notify?.value)
    }
}

extension PlannedRun {
    /// What a cool-down counts the run by; nil where it is about nothing of that kind.
    fileprivate func name(as kind: RunLimits.Subject) -> String? {
        switch (kind, subject) {
        case (.device, _): device.map { "device:\($0.id)" }
        case (.incident, .incident), (.key, .key), (.row, .row): subject.description
        case (.incident, _), (.key, _), (.row, _): nil
        }
    }
}

extension Standing.Origin {
    /// What the run was about, as cool-downs name it.
    fileprivate var names: Set<String> { Set([subject] + (device.map { ["device:\($0)"] } ?? [])) }
}
