import Canonical

/// The token endpoint's answer (RFC 6749, sections 5.1 and 5.2; Entra's extra members).
enum TokenAnswer {
    /// A token of this many seconds' life.
    case token(Secret, lifetime: Int64)
    case refused(SignInRefusal)
    case malformed(String)

    /// Lifetimes are cut to a day: nobody gives out longer ones, and a wrong one must not outlive the process's patience.
    init(status: Int, body: [UInt8]) {
        let json = try? JSONValue(parsing: body)
        guard status == 200 else {
            self = .refused(SignInRefusal(status: status, json))
            return
        }
        guard let token = json?["access_token"]?.stringValue, !token.isEmpty, Self.isSendable(token) else {
            self = .malformed(Messages.noTokenInAnswer)
            return
        }
        guard (json?["token_type"]?.stringValue ?? "Bearer").lowercased() == "bearer" else {
            self = .malformed(Messages.noBearerToken)
            return
        }
        let stated = json?["expires_in"]
        let seconds = stated?.integerValue ?? stated?.stringValue.flatMap { Int64($0) } ?? 300
        self = .token(Secret(token), lifetime: min(max(seconds, 0), 86_400))
    }

    /// RFC 6750, section 2.1: only such a text can stand in a header.
    private static func isSendable(_ token: String) -> Bool { token.utf8.allSatisfy { (0x21...0x7E).contains($0) } }
}
