import ActionKit
import DefenderAPI
import Planning

/// What the steps of this plan have really put in force so far: a later step that wants the same is not sent again, and
/// one that an earlier step was to spare is carried out where that step was not done.
public struct PlanEffects: Sendable {
    /// What is known of an aspect that this plan has touched.
    private enum Setting {
        case on(Place)
        case off(Place)
        /// Somebody else has asked for it meanwhile: on, or off. Not ours to take back.
        case foreign(isOn: Bool)
        /// Sent, and nobody knows whether it happened.
        case unknown(Place)
    }

    /// A step of a run.
    private struct Place {
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

    private var settings: [MachineID: [DeviceState.Aspect: Setting]] = [:]

    public init() {}

    /// Whether a deed has to be done now.
    func need(of part: Step.Part, on device: MachineID) -> Need {
        let wanted = part.deed.effect
        switch settings[device]?[wanted.aspect] {
        case .on(let place) where wanted.isOn: return .inForce(Messages.doneBy(run: place.run, step: place.step))
        case .off(let place) where !wanted.isOn: return .inForce(Messages.doneBy(run: place.run, step: place.step))
        case .on, .off: return .needed
        case .foreign(let isOn): return isOn == wanted.isOn ? .inForce(Messages.doneByOthers) : .refused(Messages.notOursToTakeBack)
        case .unknown(let place): return .unknown(Messages.notKnownBy(run: place.run, step: place.step))
        case nil: return part.isInForce ? .inForce(Messages.stillAsBefore) : .needed
        }
    }

    /// Notes what became of a deed.
    mutating func note(_ settlement: Settlement, of part: Step.Part, on device: MachineID, by step: PlannedStep, in run: PlannedRun) {
        let place = Place(run: run.id, step: step.id)
        let effect = part.deed.effect
        switch settlement {
        case .done, .shown: settings[device, default: [:]][effect.aspect] = effect.isOn ? .on(place) : .off(place)
        case .active: settings[device, default: [:]][effect.aspect] = .foreign(isOn: effect.isOn)
        case .question: settings[device, default: [:]][effect.aspect] = .unknown(place)
        case .failed, .notSent: break
        }
    }
}
