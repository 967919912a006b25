/// What an action makes of its inputs for one device.
public struct Step: Hashable, Sendable {
    /// What is done, in order.
    public let does: [Deed]
    /// What would take it back, in order; empty where the API knows no opposite or nothing has to be taken back.
    public let undoes: [Deed]
    /// The one sentence that dry run, approval, report and audit log show.
    public let sentence: String

    public init(does: [Deed], undoes: [Deed], sentence: String) {
        self.does = does
        self.undoes = undoes
        self.sentence = sentence
    }
}
