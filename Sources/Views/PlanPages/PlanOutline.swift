import Canonical

/// A plan's runs by playbook and device, as pages show them: from the JSON view alone.
struct PlanOutline {
    struct Playbook {
        let name: String
        /// `why` of one of its runs: the conditions are the same in all.
        let why: JSONValue?
        var devices: [Device]
    }

    struct Device {
        let id: String?
        let name: String
        /// The runs on the device with their places in the plan, counted from 1.
        var runs: [(number: Int, run: JSONValue)]
    }

    /// Runs that do nothing by decision, alike in playbook and reason.
    struct Idle {
        let playbook: String
        let reason: String
        var count: Int
        /// What they are about, each once.
        var subjects: [String] = []
    }

    /// What may be sent to a device, to alerts, or to the tenant as a whole.
    struct Acts {
        let target: String
        let isDevice: Bool
        var steps: [(fate: StepFate, step: JSONValue)]
    }

    private(set) var playbooks: [Playbook] = []
    private(set) var idle: [Idle] = []
    private(set) var counts: [StepFate: Int] = [:]
    /// In the order of the plan.
    private(set) var acts: [Acts] = []

    // Where each thing stands, so that a plan for thousands of devices is laid out in one pass.
    private var placeOfDevice: [String: Int] = [:]
    private var placeOfActs: [String: Int] = [:]
    private var placeOfIdle: [String: Int] = [:]
    private var namesOfIdle: Set<String> = []

    init(_ view: JSONObject) {
        for (index, run) in (view["runs"]?.arrayValue ?? []).enumerated() {
            if RunText.isIdle(run) { add(idle: run) } else { add(run, index + 1) }
        }
    }

    static func name(of run: JSONValue) -> String {
        run["deviceName"]?.stringValue ?? run["device"]?.stringValue ?? subject(of: run)
    }

    /// What a run is about that is about no device: an incident, a key, a time, a call.
    private static func subject(of run: JSONValue) -> String { run["subject"]?.stringValue ?? "" }

    private mutating func add(_ run: JSONValue, _ number: Int) {
        let name = run["playbook"]?.stringValue ?? ""
        let device = Device(id: run["device"]?.stringValue, name: Self.name(of: run), runs: [(number, run)])
        let place = device.id ?? Self.subject(of: run)
        count(run)
        guard let last = playbooks.indices.last, playbooks[last].name == name else {
            playbooks.append(Playbook(name: name, why: run["why"], devices: [device]))
            placeOfDevice = [place: 0]
            return
        }
        if let index = placeOfDevice[place] {
            playbooks[last].devices[index].runs.append((number, run))
        } else {
            placeOfDevice[place] = playbooks[last].devices.count
            playbooks[last].devices.append(device)
        }
    }

    private mutating func count(_ run: JSONValue) {
        for step in run["steps"]?.arrayValue ?? [] {
            let fate = StepFate(step, in: run)
            counts[fate, default: 0] += 1
            guard fate.isActing else { continue }
            let device = step["device"]?.stringValue
            let subject = step["subject"]?.stringValue ?? ""
            if let place = placeOfActs[device ?? subject] {
                acts[place].steps.append((fate, step))
            } else {
                placeOfActs[device ?? subject] = acts.count
                let name = step["deviceName"]?.stringValue ?? device
                acts.append(Acts(target: name ?? Messages.target(subject), isDevice: device != nil, steps: [(fate, step)]))
            }
        }
    }

    /// Those that are cut off or held up before all others, else in the order of the plan.
    var byWeight: [Acts] {
        let risks = ["containment", "disruptive", "none"]
        let weighed = acts.enumerated().map { place, acts in
            (acts.steps.compactMap { $0.step["risk"]?.stringValue.flatMap(risks.firstIndex) }.min() ?? risks.count, place)
        }
        return weighed.sorted { $0 < $1 }.map { acts[$0.1] }
    }

    /// On how many devices something may be done.
    var devices: Int { acts.count(where: \.isDevice) }

    private mutating func add(idle run: JSONValue) {
        let (playbook, reason) = (run["playbook"]?.stringValue ?? "", run["skipped"]?.stringValue ?? "")
        let place = placeOfIdle["\(playbook): \(reason)"] ?? idle.count
        if place == idle.count {
            placeOfIdle["\(playbook): \(reason)"] = place
            idle.append(Idle(playbook: playbook, reason: reason, count: 0))
        }
        idle[place].count += 1
        if namesOfIdle.insert("\(place) \(Self.name(of: run))").inserted { idle[place].subjects.append(Self.name(of: run)) }
    }
}
