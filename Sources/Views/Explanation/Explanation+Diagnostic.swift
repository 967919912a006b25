public import Diagnostics

extension Explanation {
    /// The page of a diagnostic.
    public init(diagnostic page: DiagnosticPage) {
        let example =
            switch page.example {
            case .yaml(let text), .text(let text): text
            }
        self.init(
            "diagnostic", page.id, page.title,
            [Section("Meaning", [page.meaning]), Section("Example", code: example), Section("Do", [page.remedy])])
    }
}
