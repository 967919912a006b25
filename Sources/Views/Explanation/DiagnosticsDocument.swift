import Diagnostics

/// docs/diagnostics.md: every page of every diagnostic.
public enum DiagnosticsDocument {
    public static let text: String = {
        let chapters = DiagnosticPage.chapters.map { chapter in
            let introduction = chapter.introduction.isEmpty ? [] : [chapter.introduction]
            return (["## \(chapter.title)"] + introduction + chapter.pages.map(page)).joined(separator: "\n\n")
        }
        return ([introduction] + chapters).joined(separator: "\n\n") + "\n"
    }()

    private static let introduction = """
        # Diagnostics

        What `cordon validate` can say about files, by id. Ids never change their meaning. All mistakes of all files are shown in one run;
        `--format json` gives them with line, column and byte offset. An error keeps every playbook from running, a warning does not.
        `cordon explain CDN0110` shows a page in the terminal. This file is written by `make generate`.
        """

    private static func page(_ page: DiagnosticPage) -> String {
        let (language, example) =
            switch page.example {
            case .yaml(let text): ("yaml", text)
            case .text(let text): ("text", text)
            }
        return """
            ### \(page.id): \(page.title)
            \(page.meaning)
            ```\(language)
            \(example)
            ```
            **Do**: \(page.remedy)
            """
    }
}
