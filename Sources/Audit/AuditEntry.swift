public import Canonical

/// Something that happened, as it goes into the log. Who builds entries decides which kinds there are.
public struct AuditEntry: Hashable, Sendable {
    /// Whether an entry speaks of real effects.
    public enum Mode: String, Hashable, Sendable, CaseIterable {
        /// Sent to the service.
        case live
        /// Would have been sent.
        case rehearsal
        /// Neither: the log's own entries, approvals, halts.
        case none
    }

    /// What happened, in one word of lower-case letters: `intent`, `receipt`, `outcome`.
    public let kind: String
    /// When.
    public let time: Timestamp
    /// Whether it was real.
    public let mode: Mode
    /// All else that is known of it. Never holds a number with a fraction: the log knows no floats.
    public let fields: JSONObject

    /// Makes an entry. Numbers with a fraction or an exponent are kept as text (`0.5` becomes `"0.5"`), at every depth.
    public init(kind: String, time: Timestamp, mode: Mode, fields: JSONObject) {
        self.kind = kind
        self.time = time
        self.mode = mode
        self.fields =
            fields.members.contains { $0.value.hasFloats }
            ? JSONObject(fields.members.map { ($0.key, $0.value.withoutFloats) }) : fields
    }
}
