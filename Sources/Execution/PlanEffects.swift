import ActionKit
import Canonical
import DefenderAPI
import Planning

/// What the steps of this plan have really put in force so far: a later step that wants the same is not sent again, and
/// one that an earlier step was to spare is carried out where that step was not done.
struct PlanEffects: Sendable {
    /// What is known of an aspect that this plan has touched.
    fileprivate enum Setting {
        case ours(DeviceState.Value, Place)
        /// Somebody else has asked for it meanwhile. Not ours to take back.
        case foreign(DeviceState.Value)
        /// Sent, and nobody knows whether it happened.
        case unknown(Place)
    }

    /// A step of a run.
    fileprivate struct Place {
        let run: String
        let step: String
    }

    /// What becomes of a deed that the plan may need.
    enum Need {
        case needed
        case inForce(String)
        /// Doing it would take back what somebody else did.
        case refused(String)
        case unknown(String)
    }

    /// An aspect of a device; of what is no device's without one.
    fileprivate struct Key: Hashable {
        let device: MachineID?
        let aspect: DeviceState.Aspect
    }

    private var settings = RevertibleDictionary<Key, Setting>()
    /// The runs that have sent nothing because of what another has put in force.
    private var relying = RevertibleDictionary<Key, Set<String>>()

    /// Begins what is to be kept or reverted: a live run would meet nothing of what an observed one does.
    mutating func attempt() -> Attempt { Attempt(settings: settings.attempt(), relying: relying.attempt()) }

    mutating func keep(_ attempt: Attempt) {
        settings.keep(attempt.settings)
        relying.keep(attempt.relying)
    }

    mutating func revert(_ attempt: Attempt) {
        settings.revert(attempt.settings)
        relying.revert(attempt.relying)
    }

    struct Attempt {
        fileprivate let settings: RevertibleDictionary<Key, Setting>.Attempt
        fileprivate let relying: RevertibleDictionary<Key, Set<String>>.Attempt
    }

    /// Whether a deed has to be done now.
    func need(of part: Step.Part, on device: MachineID?) -> Need {
        var reasons: [String] = []
        var isNeeded = false
        for effect in part.deed.effects {
            switch settings[Key(device: device, aspect: effect.aspect)] {
            case .ours(effect.value, let place): reasons.append(Messages.doneBy(run: place.run, step: place.step))
            case .ours: isNeeded = true
            case .foreign(effect.value): reasons.append(Messages.doneByOthers)
            case .foreign: return .refused(Messages.notOursToTakeBack)
            case .unknown(let place): return .unknown(Messages.notKnownBy(run: place.run, step: place.step))
            case nil: if part.isInForce { reasons.append(Messages.stillAsBefore) } else { isNeeded = true }
            }
        }
        return isNeeded ? .needed : .inForce(reasons.first ?? Messages.stillAsBefore)
    }

    /// Notes that a run leaves a deed out because another run has seen to it.
    mutating func rely(on part: Step.Part, on device: MachineID?, by run: PlannedRun) {
        for effect in part.deed.effects {
            let key = Key(device: device, aspect: effect.aspect)
            guard case .ours(effect.value, let place)? = settings[key], place.run != run.id else { continue }
            relying[key] = (relying[key] ?? []).union([run.id])
        }
    }

    private func isOurs(_ key: Key, _ value: DeviceState.Value, by place: Place) -> Bool {
        guard case .ours(value, let known)? = settings[key] else { return false }
        return known.run == place.run && known.step == place.step
    }

    /// Notes that a run is taken back: it rests on nothing any more.
    mutating func rely(nothingOf run: PlannedRun) {
        for key in Array(relying.keys) {
            guard let runs = relying[key], runs.contains(run.id) else { continue }
            relying[key] = runs.subtracting([run.id])
        }
    }

    /// Whether taking a deed back would take from another run what that has done, or rests on.
    func isAnothers(_ part: Step.Part, on device: MachineID?, than run: PlannedRun) -> Bool {
        part.deed.effects.contains { effect in
            let key = Key(device: device, aspect: effect.aspect)
            if case .ours(_, let place)? = settings[key], place.run != run.id { return true }
            return !(relying[key] ?? []).subtracting([run.id]).isEmpty
        }
    }

    /// Notes what became of taking a deed back: as it was before, or nobody knows.
    mutating func noteUndo(_ settlement: Settlement, of part: Step.Part, on device: MachineID?) {
        for effect in part.deed.effects {
            let key = Key(device: device, aspect: effect.aspect)
            guard case .ours(_, let place)? = settings[key] else { continue }
            if settlement.isDone { settings[key] = nil }
            if case .question = settlement { settings[key] = .unknown(place) }
        }
    }

    /// Notes what became of a deed.
    mutating func note(_ settlement: Settlement, of part: Step.Part, on device: MachineID?, by step: PlannedStep, in run: PlannedRun) {
        let place = Place(run: run.id, step: step.id)
        for effect in part.deed.effects {
            let key = Key(device: device, aspect: effect.aspect)
            // What is settled once more, after a kill, is what it was.
            if settlement.isDone, !isOurs(key, effect.value, by: place) { relying[key] = nil }
            switch settlement {
            case .done, .shown: settings[key] = .ours(effect.value, place)
            case .active: settings[key] = .foreign(effect.value)
            case .question: settings[key] = .unknown(place)
            case .failed, .notSent, .held: break
            }
        }
    }
}
