import Diagnostics

/// The names that authors give: to playbooks, `let` values and steps.
enum Identifier {
    /// Names that the language keeps for itself.
    static let roots: Set<String> = [
        "alert", "alerts", "device", "now", "steps", "vars", "data", "tenant", "inputs", "incident", "key", "row",
    ]

    /// Words that mean something in every expression, or that CEL keeps free.
    static let words: Set<String> = [
        "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import",
        "let", "loop", "package", "namespace", "return", "var", "void", "while",
    ]

    /// What a name for a value looks like, for editors.
    static let pattern = pattern(without: roots.union(words))

    /// What a name for an item looks like, for editors: it may be that of a root of another trigger.
    static let itemPattern = pattern(without: words)

    private static func pattern(without taken: Set<String>) -> String {
        "^(?!(\(taken.sorted().joined(separator: "|")))$)[A-Za-z_][A-Za-z0-9_]*$"
    }

    /// What the id of a step looks like, for editors.
    static let stepPattern = "^[A-Za-z_][A-Za-z0-9_-]*$"

    /// `let` names are CEL identifiers.
    static func mistake(in name: Spanned<String>) -> Diagnostic? {
        isIdentifier(name.value, hyphen: false) ? nil : Messages.notAnIdentifier(name)
    }

    /// Step ids are CEL identifiers that may hold hyphens (defaults do: `tag_device-2`).
    static func mistake(inStep id: Spanned<String>) -> Diagnostic? {
        isIdentifier(id.value, hyphen: true) ? nil : Messages.notAStepID(id)
    }

    /// Playbook names are kebab-case: they stand in run ids, file names and addresses.
    static func mistake(inPlaybook name: Spanned<String>) -> Diagnostic? {
        let parts = name.value.split(separator: "-", omittingEmptySubsequences: false)
        let isKebab = parts.allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
        }
        return isKebab && name.value.utf8.count <= 100 ? nil : Messages.notKebabCase(name)
    }

    private static func isIdentifier(_ text: String, hyphen: Bool) -> Bool {
        guard let first = text.utf8.first, isLetter(first), text.utf8.count <= 100 else { return false }
        return text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || (hyphen && $0 == 0x2D) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F
    }
}
