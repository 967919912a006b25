import HTTPTypes

/// A request for a token, and what of it must not be seen.
struct TokenRequest: Sendable {
    let request: HTTPRequest
    let body: [UInt8]
    let secrets: [Secret]

    /// A form that is posted (RFC 6749, appendix B).
    init(_ signIn: SignIn, path: String, form: [(String, String)], secrets: [Secret]) {
        request = HTTPRequest(
            method: .post, scheme: signIn.authority.scheme, authority: signIn.authority.authority, path: path,
            headerFields: [.contentType: "application/x-www-form-urlencoded", .accept: "application/json"])
        body = Array(form.map { "\($0.0)=\($0.1.formEncoded)" }.joined(separator: "&").utf8)
        self.secrets = secrets
    }

    init(_ request: HTTPRequest, secrets: [Secret]) {
        self.request = request
        body = []
        self.secrets = secrets
    }
}
