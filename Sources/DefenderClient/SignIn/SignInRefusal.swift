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

    /// Reads a token endpoint's answer; App Service says `message` where others say `error_description`.
    init(status: Int, _ json: JSONValue?) {
        let description = json?["error_description"]?.stringValue ?? json?["message"]?.stringValue
        let number = json?["error_codes"]?.arrayValue?.first?.integerValue.map { Int($0) }
        self.init(status: status, code: json?["error"]?.stringValue, text: description, entraCode: number)
    }

    /// - Parameter text: the whole description.
    init(status: Int, code: String?, text description: String?, entraCode: Int? = nil) {
        self.status = status
        self.code = code
        let line = description?.split(whereSeparator: \.isNewline).first.map(String.init)
        text = line.map { $0.count > 400 ? String($0.prefix(400)) + "…" : $0 }
        self.entraCode = entraCode ?? Self.number(in: description)
    }

    private static func number(in description: String?) -> Int? {
        guard let description, let mark = description.firstRange(of: "AADSTS") else { return nil }
        return Int(description[mark.upperBound...].prefix { $0.isASCII && $0.isNumber })
    }
}
