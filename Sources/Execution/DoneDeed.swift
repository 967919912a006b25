import ActionKit
import Planning

/// A deed that a run has done, for taking it back.
struct DoneDeed {
    let step: PlannedStep
    let part: Step.Part
    /// The machine action that the service made of it; nil where it makes none.
    let actionID: String?
}
