public import ActionKit
public import DefenderAPI
public import Planning
import Playbooks

/// A request that several items of one `for_each` share: they want the same of a device each, and the service takes that by
/// one request. Each item stays a step of its own, with its verdict, its intent, its receipt and what takes it back.
public struct JointRequest: Sendable {
    /// A deed of a step.
    public struct Member: Hashable, Sendable {
        public let step: String
        /// The number of the part.
        public let part: Int

        public init(step: String, part: Int) {
            self.step = step
            self.part = part
        }
    }

    /// In the order of the plan: the first stands for all.
    public let members: [Member]
    /// What is sent.
    public let command: Command

    public init(members: [Member], command: Command) {
        self.members = members
        self.command = command
    }
}

/// The requests that steps of a run share.
public struct JointRequests: Sendable {
    private let requests: [JointRequest]
    private let places: [JointRequest.Member: Int]

    public init(_ requests: [JointRequest]) {
        self.requests = requests
        var places: [JointRequest.Member: Int] = [:]
        for (index, request) in requests.enumerated() { for member in request.members { places[member] = index } }
        self.places = places
    }

    /// The request that a deed goes by; nil where it has one of its own.
    public subscript(member: JointRequest.Member) -> JointRequest? { places[member].map { requests[$0] } }

    /// The requests of a step, in order: those that it shares with earlier ones stand at the first of these.
    /// - Returns: what stands at this step, and the steps at which the others do.
    public func requests(of step: PlannedStep) -> (own: [Deed.Work], others: [String]) {
        var own: [Deed.Work] = []
        var others: [String] = []
        for part in step.step?.parts ?? [] {
            let member = JointRequest.Member(step: step.id, part: part.number)
            guard let joint = self[member], let first = joint.members.first else {
                own.append(part.deed.work)
                continue
            }
            if first == member { own.append(.change(joint.command)) } else if !others.contains(first.step) { others.append(first.step) }
        }
        return (own, others)
    }
}

extension ReviewedRun {
    /// The requests that its steps share if all goes as reviewed.
    public var jointRequests: JointRequests { JointRequests(Joining(steps).requests) }
}

/// Finds what goes by one request.
private struct Joining {
    /// What deeds have to have in common.
    private struct Kind: Hashable {
        let group: String
        let wave: Int
        let isWaiting: Bool
        let change: Command.Change
    }

    private struct Candidate {
        let member: JointRequest.Member
        let command: Command
    }

    private var kinds: [Kind] = []
    private var candidates: [Kind: [Candidate]] = [:]

    init(_ steps: [ReviewedStep]) {
        // Of a device that two items speak of, the order of the items counts.
        var items: [String: [MachineID?: Int]] = [:]
        for step in steps where step.step.item != nil { items[step.step.group, default: [:]][step.step.device, default: 0] += 1 }
        for reviewed in steps {
            let step = reviewed.step
            guard let item = step.item, step.isPlannedWhole, let isWaiting = reviewed.verdict.waits,
                items[step.group]?[step.device] == 1
            else { continue }
            for part in step.step?.parts ?? [] {
                // What takes back another run is recorded as that run's own.
                guard part.origin == nil, let command = part.deed.work.command, command.mostJoined > 1 else { continue }
                let kind = Kind(
                    group: step.group, wave: item.waves.map { item.index / $0.size } ?? 0, isWaiting: isWaiting, change: command.change)
                if candidates[kind] == nil { kinds.append(kind) }
                candidates[kind, default: []].append(
                    Candidate(member: JointRequest.Member(step: step.id, part: part.number), command: command))
            }
        }
    }

    var requests: [JointRequest] {
        kinds.flatMap { kind -> [JointRequest] in
            let all = candidates[kind] ?? []
            let most = all.first?.command.mostJoined ?? 1
            return stride(from: 0, to: all.count, by: most).compactMap { start in
                let some = all[start..<min(start + most, all.count)]
                return Command.joining(some.map(\.command)).map { JointRequest(members: some.map(\.member), command: $0) }
            }
        }
    }
}

extension PlannedStep {
    /// Whether the plan knows what the step does, and that it is done unless a condition keeps it back.
    fileprivate var isPlannedWhole: Bool {
        switch state {
        case .ready: true
        case .deferred: expansion == nil
        case .known, .standby, .skipped, .failed: false
        }
    }
}

extension Verdict {
    /// Whether people are asked first; nil where the step is not done.
    fileprivate var waits: Bool? {
        switch self {
        case .cleared: false
        case .waiting: true
        default: nil
        }
    }
}
