import Diagnostics
import YAMLSyntax

/// The sentences of this module.
enum Messages {
    // MARK: Structure (CDN02xx)

    static func duplicatePlaybook(_ name: Spanned<String>, _ first: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0201", message: "a playbook named `\(name.value)` exists already; names are unique in a project",
            range: name.range, related: [.init(message: "the first one", range: first)])
    }

    static func notKebabCase(_ name: Spanned<String>) -> Diagnostic {
        Diagnostic(
            id: "CDN0202",
            message: "`\(name.value)` is no playbook name: use lower-case letters and digits, words joined by hyphens",
            range: name.range)
    }

    static func bindingTaken(_ name: Spanned<String>) -> Diagnostic {
        Diagnostic(
            id: "CDN0203", message: "`\(name.value)` has a meaning already; give this value another name",
            range: name.range)
    }

    static func notAnIdentifier(_ name: Spanned<String>) -> Diagnostic {
        Diagnostic(
            id: "CDN0204", message: "`\(name.value)` is no name for a value: use letters, digits and `_`, not a digit first",
            range: name.range)
    }

    static func notAStepID(_ id: Spanned<String>) -> Diagnostic {
        Diagnostic(
            id: "CDN0205", message: "`\(id.value)` is no step id: use letters, digits, `_` and `-`, a letter first",
            range: id.range)
    }

    static func duplicateStep(_ id: Spanned<String>, _ first: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0206", message: "a step with the id `\(id.value)` exists already", range: id.range,
            related: [.init(message: "the first one", range: first)])
    }

    static func noSteps(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0207", message: "`steps` must hold at least one step", range: range)
    }

    static func noAction(_ range: SourceRange, known: [String]) -> Diagnostic {
        Diagnostic(id: "CDN0208", message: "a step needs an action", range: range, allowed: known)
    }

    static func severalActions(_ first: Spanned<String>, _ second: Spanned<String>) -> Diagnostic {
        Diagnostic(
            id: "CDN0209", message: "a step has one action; `\(second.value)` is a second one: make it a step of its own",
            range: second.range, related: [.init(message: "the first one", range: first.range)])
    }

    static func unknownStepKey(_ key: Spanned<String>, known: [String]) -> Diagnostic {
        Diagnostic(
            id: "CDN0210", message: "`\(key.value)` is neither an action nor a key of a step", range: key.range,
            allowed: known, suggestion: Spelling.nearest(to: key.value, among: known))
    }

    static func noPlaybooks(in folder: String) -> Diagnostic {
        Diagnostic(
            id: "CDN0214", message: "there is no playbook in \(folder): put a file there whose name ends in .yaml or .yml",
            range: nil)
    }

    static func expired(_ name: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0216", severity: .warning, message: "the playbook `\(name)` has expired: it does nothing", range: range)
    }

    static func expiresSoon(_ name: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0217", severity: .warning, message: "the playbook `\(name)` expires within 30 days", range: range)
    }

    static func emptyFile(_ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0218", severity: .warning, message: "the file holds no playbook: it is empty or all comment",
            range: range)
    }

    // MARK: Actions (CDN05xx)

    static func unknownAction(_ key: Spanned<String>, known: [String]) -> Diagnostic {
        Diagnostic(
            id: "CDN0501", message: "there is no action `\(key.value)`", range: key.range, allowed: known,
            suggestion: Spelling.nearest(to: key.value, among: known))
    }

    static func notAChoice(_ name: String, _ text: String, _ values: [String], _ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0502", message: "`\(name)` cannot be `\(text)`", range: range, allowed: values,
            suggestion: Spelling.nearest(to: text, among: values))
    }

    static func wantsText(_ name: String, _ node: Node) -> Diagnostic {
        Diagnostic(id: "CDN0503", message: "`\(name)` must be a text, this is \(node.kindName)", range: node.range)
    }

    static func wantsTexts(_ name: String, _ node: Node) -> Diagnostic {
        Diagnostic(
            id: "CDN0504", message: "`\(name)` must be a list of texts with at least one in it", range: node.range)
    }

    static func textLength(_ name: String, maximum: Int, _ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0505", message: "`\(name)` must hold 1 to \(maximum) characters", range: range)
    }

    static func objection(_ sentence: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0506", message: sentence, range: range)
    }

    static func missingInput(_ name: String, _ action: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0507", message: "`\(action)` needs `\(name)`", range: range)
    }

    static func wantsShape(_ name: String, _ words: String, _ node: Node) -> Diagnostic {
        Diagnostic(id: "CDN0508", message: "`\(name)` must be \(words)", range: node.range)
    }

    static func noProjectFile(_ path: String, _ reason: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0511", message: "the file \(path) cannot be sent: \(reason)", range: range)
    }

    static func wantsRecords(_ name: String, _ keys: [String], _ node: Node) -> Diagnostic {
        Diagnostic(
            id: "CDN0509", message: "`\(name)` must be a list of mappings with at least one in it", range: node.range, allowed: keys)
    }

    static func wantsOneRecord(_ name: String, _ keys: [String], _ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0509", message: "each of `\(name)` has exactly one of its keys", range: range, allowed: keys)
    }

    static func recordOutOfOrder(_ key: String, after other: String, _ keys: [String], _ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0510",
            message: "`\(key)` cannot follow `\(other)`: the order is \(keys.map { "`\($0)`" }.joined(separator: ", "))", range: range)
    }

    // MARK: cordon.yaml and policy (CDN04xx)

    static func noTenants(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0401", message: "`tenants` must hold at least one tenant", range: range)
    }

    static func duplicateTenant(_ name: Spanned<String>, _ first: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0402", message: "a tenant named `\(name.value)` exists already", range: name.range,
            related: [.init(message: "the first one", range: first)])
    }

    static func notAGUID(_ key: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0403", message: "`\(key)` must be a GUID such as 00000000-0000-0000-0000-000000000000", range: range)
    }

    /// What stands there may be the secret itself: it is neither repeated nor underlined, since terminals and logs keep
    /// what they show. The first of the places whose line is another is pointed at.
    static func notAReference(_ key: String, _ range: SourceRange, shownAt places: [SourceRange]) -> Diagnostic {
        let secret = range.start.line...range.end.line
        return Diagnostic(
            id: "CDN0404",
            message: "`\(key)` in line \(range.start.line) must be a reference, secret: env:NAME or secret: file:PATH; "
                + "a secret itself has no place in a file, so that line is not shown",
            range: places.first { !secret.contains($0.start.line) })
    }

    static func notAnEndpoint(_ key: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0405",
            message: "`\(key)` must be an https address without path; http only for 127.0.0.1, [::1] and localhost",
            range: range)
    }

    static func notAPolicy(_ node: Node) -> Diagnostic {
        Diagnostic(
            id: "CDN0407", message: "`policy` must be a mapping, or `none` to switch the built-in one off", range: node.range)
    }

    static func unknownPolicyAction(_ name: Spanned<String>, known: [String]) -> Diagnostic {
        Diagnostic(
            id: "CDN0408", message: "there is no action `\(name.value)`", range: name.range, allowed: known,
            suggestion: Spelling.nearest(to: name.value, among: known))
    }

    static func deniesNothing(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0409", message: "`deny` must be `all` or a list of actions", range: range)
    }

    static func limitsNothing(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0411", message: "`actions` must name at least one action", range: range)
    }

    static func severalDocuments(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0413", message: "cordon.yaml is one document; this is a second one", range: range)
    }

    static func notAKeyFile(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0414", message: "`key` must be file:PATH", range: range)
    }

    static func fits(_ text: String, maximum: Int) -> Bool { text.unicodeScalars.count <= maximum }
}
