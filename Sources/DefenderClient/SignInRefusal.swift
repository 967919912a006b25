import Canonical

/// Why the token endpoint gave no token, in Entra's shape or in that of RFC 6749, or in none.
struct SignInRefusal: Hashable, Sendable {
    let status: Int
    /// `error`, e.g. `invalid_client`.
    let code: String?
    /// The number after `AADSTS`.
    let entraCode: Int?
    /// The first line of `error_description`.
    let text: String?

    init(status: Int, _ json: JSONValue?) {
        self.status = status
        code = json?["error"]?.stringValue
        let description = json?["error_description"]?.stringValue
        let line = description?.split(whereSeparator: \.isNewline).first.map(String.init)
        text = line.map { $0.count > 400 ? String($0.prefix(400)) + "…" : $0 }
        entraCode = json?["error_codes"]?.arrayValue?.first?.integerValue.map { Int($0) } ?? Self.number(in: description)
    }

    private static func number(in description: String?) -> Int? {
        guard let description, let mark = description.firstRange(of: "AADSTS") else { return nil }
        return Int(description[mark.upperBound...].prefix { $0.isASCII && $0.isNumber })
    }
}
