import Canonical

/// The token endpoint's answer (RFC 6749, sections 5.1 and 5.2; Entra's extra members; managed identities').
enum TokenAnswer {
    case token(Grant)
    case refused(SignInRefusal)
    case malformed(String)

    /// What was given out.
    struct Grant {
        let bearer: Secret
        /// Seconds.
        let lifetime: Int64
        /// A refresh token; not every service gives a new one each time.
        let refreshToken: Secret?
    }

    /// Lifetimes are cut to a day: nobody gives out longer ones, and a wrong one must not outlive the process's patience.
    init(status: Int, body: [UInt8], now: Timestamp) {
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
        let refresh = json?["refresh_token"]?.stringValue.flatMap { $0.isEmpty ? nil : Secret($0) }
        let seconds = min(max(Self.lifetime(json, now), 0), 86_400)
        self = .token(Grant(bearer: Secret(token), lifetime: seconds, refreshToken: refresh))
    }

    /// Version 1 and managed identities write numbers as texts, and some only the end (`expires_on`, seconds since 1970).
    private static func lifetime(_ json: JSONValue?, _ now: Timestamp) -> Int64 {
        if let seconds = number(json?["expires_in"]) { return seconds }
        return number(json?["expires_on"]).map { $0 - now.seconds } ?? 300
    }

    private static func number(_ value: JSONValue?) -> Int64? {
        value?.integerValue ?? value?.stringValue.flatMap { Int64($0) }
    }

    /// RFC 6750, section 2.1: only such a text can stand in a header.
    private static func isSendable(_ token: String) -> Bool { token.utf8.allSatisfy { (0x21...0x7E).contains($0) } }
}
