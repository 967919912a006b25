import ActionKit
import Planning

/// One of the deeds that go by one request.
struct JointDeed: Sendable {
    let step: PlannedStep
    let part: Step.Part
    let intent: Intent
    /// What its step does.
    let sentence: String
}
