import ActionKit
import Planning

/// A deed that a run has done, for taking it back.
struct DoneDeed {
    let step: PlannedStep
    let part: Step.Part
}
