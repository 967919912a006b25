import Canonical

/// What the sign-in service says of itself (OpenID Connect Discovery 1.0).
struct LoginMetadata {
    private let origin: String
    private let tenant: String
    private let identity: LabIdentity

    init(_ origin: String, _ tenant: String, _ identity: LabIdentity) {
        self.origin = origin
        let name = tenant.lowercased()
        self.tenant = name == identity.domain ? identity.tenantID : name
        self.identity = identity
    }

    func configuration(_ version: LoginDoor.Version) -> JSONValue {
        let way = version == .v2 ? "/v2.0" : ""
        let base = "\(origin)/\(tenant)"
        return [
            "token_endpoint": .string("\(base)/oauth2\(way)/token"),
            "authorization_endpoint": .string("\(base)/oauth2\(way)/authorize"),
            "device_authorization_endpoint": .string("\(base)/oauth2\(way)/devicecode"),
            "jwks_uri": .string("\(base)/discovery\(way)/keys"),
            "issuer": .string(version == .v2 ? "\(base)/v2.0" : "https://sts.windows.net/\(tenant)/"),
            "token_endpoint_auth_methods_supported": ["client_secret_post", "private_key_jwt"],
            "response_modes_supported": ["query", "form_post"], "response_types_supported": ["code"],
            "subject_types_supported": ["pairwise"], "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
            "scopes_supported": ["openid", "profile", "email", "offline_access"],
            "claims_supported": ["sub", "iss", "aud", "exp", "iat", "nonce", "preferred_username", "name", "tid", "ver"],
            "tenant_region_scope": "EU", "cloud_instance_name": "microsoftonline.com",
            "cloud_graph_host_name": "graph.windows.net", "msgraph_host": "graph.microsoft.com",
        ]
    }

    var instance: JSONValue {
        let host = origin.split(separator: "/").last.map { String($0) } ?? ""
        return [
            "tenant_discovery_endpoint": .string("\(origin)/\(identity.tenantID)/v2.0/.well-known/openid-configuration"),
            "api-version": "1.1",
            "metadata": [["preferred_network": .string(host), "preferred_cache": .string(host), "aliases": [.string(host)]]],
        ]
    }
}
