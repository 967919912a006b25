import Canonical

/// A user's sign-in as it is kept between commands.
struct StoredToken: Sendable {
    /// Whose it is and what for.
    struct Key: Hashable, Sendable {
        /// The login service's origin and the token endpoint's path, which names the tenant.
        let authority: String
        let client: String
        let scope: String
    }

    let key: Key
    /// The user's object id, or subject where the token names none.
    let identity: String
    /// The user's name, for people.
    let name: String
    let refreshToken: Secret
    /// The last access token, while it is good.
    let accessToken: Secret?
    /// From then on another access token is needed.
    let renewal: Timestamp

    var json: JSONValue {
        [
            "authority": .string(key.authority), "client": .string(key.client), "scope": .string(key.scope),
            "identity": .string(identity), "name": .string(name), "refresh": .string(refreshToken.reveal { $0 }),
            "access": accessToken.map { .string($0.reveal { $0 }) } ?? .null, "renewal": .string(renewal.description),
        ]
    }

    init(
        key: Key, identity: String, name: String, refreshToken: Secret, accessToken: Secret?, renewal: Timestamp
    ) {
        self.key = key
        self.identity = identity
        self.name = name
        self.refreshToken = refreshToken
        self.accessToken = accessToken
        self.renewal = renewal
    }

    /// nil if something is missing.
    init?(_ json: JSONValue) {
        func text(_ name: String) -> String? { json[name]?.stringValue }
        guard let authority = text("authority"), let client = text("client"), let scope = text("scope"),
            let identity = text("identity"), let refresh = text("refresh"), !refresh.isEmpty,
            let renewal = text("renewal").flatMap({ Timestamp(rfc3339: $0) })
        else { return nil }
        self.init(
            key: Key(authority: authority, client: client, scope: scope), identity: identity, name: text("name") ?? "",
            refreshToken: Secret(refresh), accessToken: text("access").map { Secret($0) }, renewal: renewal)
    }
}

extension SignIn {
    var storeKey: StoredToken.Key {
        StoredToken.Key(authority: "\(authority)\(paths.token)", client: clientID, scope: scope)
    }
}
