import ActionKit
import Planning

/// A deed that a run has done, for taking it back.
struct DoneDeed {
    let step: PlannedStep
    let part: Step.Part
    /// The machine action that the service made of it; nil where it makes none.
    let actionID: String?

    /// As one of those that are taken back together.
    /// - Parameter token: its step token.
    func netted(_ token: String) -> Netting.Deed {
        Netting.Deed(
            of: step.id, on: part.origin?.device ?? step.device, puts: part.deed.effects, undo: part.deed.undo, token: token,
            actionID: actionID)
    }
}
