/// What an action makes of its inputs for one device.
public struct Step: Hashable, Sendable {
    /// A deed that the step may have to do.
    public struct Part: Hashable, Sendable {
        /// Its place among all deeds of the action, in force or not: step tokens are made of it.
        public let number: Int
        public let deed: Deed
        /// Whether it was in force before the plan: it is done only where an earlier step of the plan takes that back.
        public let isInForce: Bool
        /// What it takes back; nil where it takes nothing back.
        public let origin: DeedOrigin?

        public init(number: Int, deed: Deed, isInForce: Bool, takingBack origin: DeedOrigin? = nil) {
            self.number = number
            self.deed = deed
            self.isInForce = isInForce
            self.origin = origin
        }

        /// The same, where what takes it back needs what it gave.
        public func filled(with answer: ServiceAnswer) -> Part {
            Part(number: number, deed: deed.filled(with: answer), isInForce: isInForce, takingBack: origin)
        }
    }

    /// What is done, in order.
    public let parts: [Part]
    /// The one sentence that dry run, approval, report and audit log show.
    public let sentence: String

    public init(parts: [Part], sentence: String) {
        self.parts = parts
        self.sentence = sentence
    }

    /// What is done, in order.
    public var does: [Deed.Work] { parts.map(\.deed.work) }

    /// What would take it back, last deed first; empty where the API knows no opposite or nothing has to be taken back.
    public var undoes: [Deed.Work] { parts.reversed().compactMap(\.deed.undo) }
}
