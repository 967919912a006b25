/// One key that an action takes in a playbook.
public struct Parameter: Hashable, Sendable {
    /// What its value may be.
    public enum Kind: Hashable, Sendable {
        /// Text, with `${…}` interpolation; at most so many Unicode scalars once resolved.
        case text(maximum: Int)
        /// The arguments of a script, with interpolation: each value becomes one plain word, for a shell may read them.
        case arguments(maximum: Int)
        /// One of the listed spellings, fixed when the playbook is written.
        case choice([String])
        /// A list of texts, each with interpolation; at most so many Unicode scalars each.
        case texts(maximum: Int)
        /// `true` or `false`, fixed when the playbook is written.
        case flag
        /// A text of a shape, with interpolation.
        case shaped(TextShape)
        /// A list of mappings. Each has the first key of one of the forms, and any others of it; forms come in the order
        /// in which they stand here.
        case records([[Parameter]])
        /// A query of Kusto, with interpolation: each value becomes a constant of the query.
        case query(maximum: Int)
        /// The columns of a query's result with their types, fixed when the playbook is written.
        case columns
        /// A name of cordon.yaml, written as it is; in words, of what.
        case name(of: String)
        /// Typed values by name, as cordon.yaml declares them.
        case values
    }

    /// The YAML key.
    public let name: String
    public let kind: Kind
    public let isRequired: Bool
    /// One sentence for the reference and the editor.
    public let summary: String

    public init(_ name: String, _ kind: Kind, required: Bool = false, summary: String) {
        self.name = name
        self.kind = kind
        self.isRequired = required
        self.summary = summary
    }

    /// The reason of a machine action, which may be left out.
    public static let comment = Parameter(
        "comment", .text(maximum: Comment.maximum),
        summary: "The reason, kept at the service with the action; without it the playbook is named.")
}
