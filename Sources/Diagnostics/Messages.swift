/// All sentences of this module.
enum Messages {
    static let noMistakes = "No mistakes found."
    static let allowed = "allowed: "

    static func suggestion(_ text: String) -> String { "did you mean `\(text)`?" }

    static func hidden(errors: Int, warnings: Int, notes: Int) -> String {
        let parts = [counted(errors, "error"), counted(warnings, "warning"), counted(notes, "note")].compactMap(\.self)
        return "\(errors + warnings + notes) more not shown here (\(parts.joined(separator: ", "))); `--format json` shows all"
    }

    static func fix(_ replacement: String) -> String { "replace by `\(replacement)`" }

    static func summary(errors: Int, warnings: Int, files: Int) -> String {
        let parts = [counted(errors, "error"), counted(warnings, "warning")].compactMap(\.self)
        guard !parts.isEmpty else { return noMistakes }
        return parts.joined(separator: ", ") + (counted(files, "file").map { " in \($0)" } ?? "") + "."
    }

    /// Nil for none.
    private static func counted(_ count: Int, _ noun: String) -> String? {
        count == 0 ? nil : "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
}
