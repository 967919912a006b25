import Canonical

/// A request to the sign-in service: its fields, wherever they stand.
struct LoginRequest: Sendable {
    let form: NameValuePairs
    let origin: String
    let now: Timestamp
    let isPost: Bool

    /// - Parameter fields: of the body, or of the query.
    init(_ fields: String, origin: String, now: Timestamp, isPost: Bool) {
        form = NameValuePairs(fields[...]) ?? .none
        self.origin = origin
        self.now = now
        self.isPost = isPost
    }

    subscript(name: String) -> String? { form[name] }

    func field(_ name: String) throws(EntraError) -> String {
        guard let value = form[name] else { throw EntraError.missingParameter(name) }
        return value
    }
}
