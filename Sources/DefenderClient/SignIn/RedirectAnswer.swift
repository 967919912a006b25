import DefenderAPI

/// What a browser brings back from the login service (RFC 6749, sections 4.1.2 and 4.1.2.1).
enum RedirectAnswer: Hashable, Sendable {
    case code(String)
    case refused(code: String, text: String?)

    /// Reads the target of a request to the redirect address.
    /// - Parameter state: what was sent along; an answer without it belongs to somebody else's sign-in.
    /// - Returns: nil if this is no answer to it.
    init?(target: String, state: String) {
        let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard halves.count == 2, halves[0] == "/" else { return nil }
        var fields: [String: String] = [:]
        for pair in halves[1].split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let name = PercentDecoding.decode(parts[0], plusIsBlank: true),
                let value = PercentDecoding.decode(parts[1], plusIsBlank: true), fields.updateValue(value, forKey: name) == nil
            else { return nil }
        }
        guard fields["state"] == state else { return nil }
        if let error = fields["error"] {
            self = .refused(code: error, text: fields["error_description"])
        } else if let code = fields["code"], !code.isEmpty {
            self = .code(code)
        } else {
            return nil
        }
    }
}
