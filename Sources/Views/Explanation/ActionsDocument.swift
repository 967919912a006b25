public import ActionKit
import Canonical

/// docs/actions.md: a page for each action of a catalogue.
public enum ActionsDocument {
    public static func text(_ catalogue: Catalogue) -> String {
        let introduction = """
            # Actions

            What a step can do. `cordon explain action NAME` shows a page in the terminal. This file is written by `make generate`.
            """
        let pages = catalogue.all.map { ExplanationMarkdown.render(Explanation(action: $0).json) }
        return ([introduction + "\n"] + pages).joined(separator: "\n")
    }
}
