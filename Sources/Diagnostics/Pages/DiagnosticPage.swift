/// What a diagnostic means: the page that docs/diagnostics.md, `cordon explain` and editors show for its id.
public struct DiagnosticPage: Sendable {
    /// A file that has the mistake, or the sentence that is shown.
    public enum Example: Sendable {
        case yaml(String)
        case text(String)
    }

    /// `CDN0101`. Ids never change their meaning.
    public let id: String
    public let title: String
    public let meaning: String
    public let example: Example
    public let remedy: String

    init(_ id: String, _ title: String, meaning: String, example: Example, remedy: String) {
        self.id = id
        self.title = title
        self.meaning = meaning
        self.example = example
        self.remedy = remedy
    }

    /// The page of an id, whatever the case of its letters; nil if there is none.
    public static func named(_ id: String) -> DiagnosticPage? {
        let wanted = id.uppercased()
        return chapters.lazy.flatMap(\.pages).first { $0.id == wanted }
    }

    /// Pages about one kind of mistake.
    public struct Chapter: Sendable {
        public let title: String
        /// What all of them have in common; empty if there is nothing to say.
        public let introduction: String
        public let pages: [DiagnosticPage]
    }

    /// All pages, by the first digits of their ids.
    public static let chapters = [
        Chapter(title: "YAML (CDN01xx)", introduction: "", pages: yaml),
        Chapter(title: "Playbooks (CDN02xx)", introduction: "", pages: structure1 + structure2),
        Chapter(title: "Expressions (CDN03xx)", introduction: "", pages: expressions),
        Chapter(title: "cordon.yaml and policy (CDN04xx)", introduction: "", pages: project),
        Chapter(title: "Actions (CDN05xx)", introduction: "", pages: actions),
        Chapter(
            title: "Whole playbooks (CDN06xx)",
            introduction: #"""
                Each part is right, and together they cannot be meant. Decided on enumerations, booleans, nulls, equalities and memberships; everything
                else is taken as free, so what is reported here is proved.
                """#, pages: program),
    ]
}
