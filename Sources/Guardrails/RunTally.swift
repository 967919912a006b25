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
    func demand(of run: PlannedRun, touching touched: Set<MachineID>, calling called: [(playbook: String, devices: Set<MachineID>)])
        -> ApprovalDemand?
    {
        if let demand = demand(of: run, by: run.playbook, about: run.names(touching: touched), touched) { return demand }
        for (playbook, devices) in called {
            if let demand = demand(of: run, by: playbook, about: Self.names(of: devices), devices) { return demand }
        }
        return nil
    }

    /// What of a run is a playbook's, its own or a called one's, counts with all that the playbook has done, whoever called it.
    private func demand(
        of run: PlannedRun, by playbook: String, about names: [RunLimits.Subject: Set<String>], _ touched: Set<MachineID>
    ) -> ApprovalDemand? {
        guard let limits = limits[playbook] else { return nil }
        return coolDown(limits, playbook, names, of: run) ?? reached(limits, devices[playbook] ?? [], touched)
    }

    /// Counts what a run touches that may go on.
    mutating func count(_ run: PlannedRun, touching touched: Set<MachineID>, calling called: [(playbook: String, devices: Set<MachineID>)])
    {
        count(touched, by: run.playbook)
        for names in run.names(touching: touched).values { subjects[run.playbook, default: []].formUnion(names) }
        for (playbook, devices) in called { count(devices, by: playbook) }
    }

    /// Counts devices that a run of the playbook is about to touch.
    /// - Parameter isSubject: whether a later run about them comes after this one.
    mutating func count(_ touched: Set<MachineID>, by playbook: String, isSubject: Bool = true) {
        devices[playbook, default: []].formUnion(touched.map(\.description))
        guard isSubject, let limits = limits[playbook], limits.oncePer.contains(where: { $0.subject.value == .device }) else { return }
        subjects[playbook, default: []].formUnion(Self.names(of: touched)[.device] ?? [])
    }

    private func coolDown(
        _ limits: RunLimits, _ playbook: String, _ names: [RunLimits.Subject: Set<String>], of run: PlannedRun
    ) -> ApprovalDemand? {
        for coolDown in limits.oncePer {
            let others = begun(by: playbook, within: coolDown.time).filter { $0.run != run.id }
            for name in (names[coolDown.subject.value] ?? []).sorted() {
                let last = others.filter { $0.names.contains(name) }.map(\.time).max()
                guard last != nil || subjects[playbook]?.contains(name) ?? false else { continue }
                return demand(Messages.coolDown(name, coolDown.time, last: last), Messages.rule(coolDown))
            }
        }
        return nil
    }

    /// What a cool-down counts a called playbook by, whose runs are about what it is given.
    fileprivate static func names(of devices: Set<MachineID>) -> [RunLimits.Subject: Set<String>] {
        [.device: Set(devices.map { "device:\($0)" })]
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
        return standing.begun.filter { $0.time > since }.compactMap(\.origin).filter {
            $0.playbook == playbook || $0.called.contains(playbook)
        }
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
    /// What cool-downs count the run by. A run that somebody asked for is about the devices that it touches.
    fileprivate func names(touching touched: Set<MachineID>) -> [RunLimits.Subject: Set<String>] {
        switch subject {
        case .call: return RunTally.names(of: touched)
        case .incident: return [.incident: [subject.description]]
        case .key: return [.key: [subject.description]]
        case .row: return [.row: [subject.description], .device: own]
        default: return [.device: own]
        }
    }

    private var own: Set<String> { Set(device.map { ["device:\($0.id)"] } ?? []) }
}

extension Standing.Origin {
    /// What the run was about, as cool-downs name it.
    fileprivate var names: Set<String> { Set([subject] + (device.map { ["device:\($0)"] } ?? [])) }
}
