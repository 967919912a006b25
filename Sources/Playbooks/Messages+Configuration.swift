import Diagnostics

/// More sentences about cordon.yaml and policy.
extension Messages {
    static func notAStateStore(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0406", message: "`state` must be sqlite:PATH, or postgres://HOST/NAME without a password", range: range)
    }

    /// The line is not shown: terminals and logs keep what they show.
    static func passwordInAddress(_ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0406",
            message:
                "`state` in line \(range.start.line) must be sqlite:PATH, or postgres://HOST/NAME without a password; that line is not shown",
            range: nil)
    }

    static func oneCredential(_ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0415", message: "a credential is one of these ways to sign in", range: range,
            allowed: ["secret", "certificate with key", "federatedTokenFile", "managedIdentity: true", "user"])
    }

    /// The line is not shown: a password may stand in it.
    static func passwordGrant(_ key: SourceRange, shownAt places: [SourceRange]) -> Diagnostic {
        Diagnostic(
            id: "CDN0415",
            message: "signing in with a user's name and password (line \(key.start.line)) is not offered: it cannot pass "
                + "multi-factor authentication, and whoever can read the password is the user; for a person write "
                + "`user: deviceCode` or `user: browser`, for unattended work let an app sign in",
            range: places.first { $0.start.line != key.start.line },
            allowed: ["secret", "certificate with key", "federatedTokenFile", "managedIdentity: true", "user"])
    }

    static func regionOutsideCommercial(_ cloud: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0405", message: "only the commercial cloud has regional addresses, \(cloud) has one: leave `region` out",
            range: range)
    }

    static func notAVariable(_ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0416", message: "a value of `vars` is a text, a number, true or false, or a list of values of one kind", range: range)
    }

    static func unknownVariable(_ name: String, _ range: SourceRange, known: [String]) -> Diagnostic {
        Diagnostic(
            id: "CDN0417", message: "the project's `vars` have no `\(name)`: a tenant can only replace values", range: range,
            allowed: known, suggestion: Spelling.nearest(to: name, among: known))
    }

    static func variableOfAnotherType(_ own: Variable, _ shared: Variable) -> Diagnostic {
        Diagnostic(
            id: "CDN0418", message: "`\(own.name)` is \(own.type.celType) here and \(shared.type.celType) for the project",
            range: own.range,
            related: [.init(message: "the project's", range: shared.range)])
    }

    static func notATableFile(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0419", message: "a table is a file whose name ends in .csv, .yaml or .yml", range: range)
    }

    static func notDays(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0420", message: "`days` must be days such as Mon-Fri or Sat,Sun", range: range, allowed: WeeklyTime.dayNames)
    }

    static func notHours(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0421", message: "`hours` must be two times such as 08:00-18:00", range: range)
    }

    static func notAnApproverKey(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0422", message: "`key` must be ed25519: and the public key in Base64", range: range)
    }

    static func keyOrEntra(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0423", message: "an approver has either `key` or `entra`", range: range, allowed: ["key", "entra"])
    }

    static func duplicateName(_ name: Spanned<String>) -> Diagnostic {
        Diagnostic(id: "CDN0424", message: "`\(name.value)` exists already", range: name.range)
    }

    static func channelNeeds(_ key: String, _ kind: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0425", message: "a channel of the kind `\(kind)` needs `\(key)`", range: range)
    }

    static func unknownOperation(_ name: Spanned<String>, known: [String]) -> Diagnostic {
        Diagnostic(
            id: "CDN0426", message: "the service has no operation `\(name.value)`", range: name.range, allowed: known,
            suggestion: Spelling.nearest(to: name.value, among: known))
    }

    static func unknownService(_ name: Spanned<String>, known: [String]) -> Diagnostic {
        Diagnostic(
            id: "CDN0435", message: "cordon.yaml declares no service `\(name.value)`", range: name.range, allowed: known,
            suggestion: Spelling.nearest(to: name.value, among: known))
    }

    static func missingServiceInput(_ input: String, _ operation: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0247", message: "`\(operation)` needs the input `\(input)`", range: range)
    }

    static func servicePath(_ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0436",
            message:
                "a path begins with `/`, has nothing in it that an address cannot have, and each `${…}` is one input: `${inputs.NAME}`",
            range: range)
    }

    static func outputTaken(_ name: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0437", message: "every step has `\(name)` already: an output needs another name", range: range)
    }

    static func notForAService(_ name: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0437",
            message: "`\(name)` has a type that no service can be sent or read: write entities by their ids, lengths as texts",
            range: range)
    }

    static func undoReads(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0438", message: "`undo` is for an operation that writes, and names one that writes", range: range)
    }

    static func undoLacks(_ input: String, _ undo: String, _ operation: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0438",
            message: "`\(undo)` takes back `\(operation)`, which has no output and no input `\(input)` of the same type", range: range)
    }

    static func noUndo(_ operation: String) -> String { "cordon.yaml names no `undo` of \(operation)" }

    static func endsBeforeItBegins(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0427", message: "this freeze ends before it begins", range: range)
    }

    static func aboutTwoThings(_ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0433", message: "a rule asks about `device` or about `indicator`: no step has both", range: range)
    }

    static func notAHost(_ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0428", message: "this must be the name of a host, such as contoso.webhook.office.com", range: range)
    }
}
