import Canonical

/// The data of an audit record, as words of a sentence.
struct AuditWords {
    private let fields: JSONObject

    init(_ fields: JSONObject) { self.fields = fields }

    /// A member as text; a dash where there is none.
    subscript(name: String) -> String { text(name) ?? "-" }

    /// Who was signed in.
    var identity: String {
        let kind = fields["user"] == .bool(true) ? "user" : "app"
        return text("objectId").map { "\(kind) \($0)" } ?? text("appId").map { "app \($0)" } ?? "nobody that the token names"
    }

    /// The alerts of a run.
    var alerts: String {
        let alerts = (fields["alerts"]?.arrayValue ?? []).compactMap(\.stringValue)
        return alerts.isEmpty ? "no alert" : (alerts.count == 1 ? "alert " : "alerts ") + alerts.joined(separator: ", ")
    }

    /// Method and path.
    var request: String {
        if let other = text("with") { return "by the request of \(other)" }
        return fields["request"].map { RequestWords($0).head } ?? "a request"
    }

    /// The reason behind a colon, if there is one.
    var reason: String { text("reason").map { ": \($0)" } ?? "" }

    /// Those that there are, in brackets.
    func some(_ names: KeyValuePairs<String, String>) -> String {
        let parts = names.compactMap { name, label in text(name).map { label + $0 } }
        return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    }

    /// Everything that is known, for kinds without a sentence of their own.
    func all(after kind: String) -> String {
        ([kind] + fields.members.compactMap { member in text(member.key).map { "\(member.key)=\($0)" } }).joined(separator: " ")
    }

    private func text(_ name: String) -> String? {
        guard let value = fields[name], value != .null else { return nil }
        return value.stringValue ?? value.canonicalText
    }
}
