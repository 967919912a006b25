import DefenderAPI

/// One of the APIs with the tokens for it.
struct ServiceAccess: Sendable {
    let origin: Origin
    let tokens: TokenSource
    private let check: TokenCheck

    init(
        _ address: ServiceAddress, _ service: APIService, _ signIn: SignIn, transport: any Transport, policy: RetryPolicy,
        surroundings: Surroundings
    ) {
        origin = address.origin
        let signIn = signIn.forResource(address.resource)
        check = TokenCheck(tenantID: signIn.tenantID, resource: address.resource, service: service)
        tokens = TokenSource(signIn, transport: transport, policy: policy, surroundings: surroundings)
    }

    /// A token for this endpoint. One that lacks the permission for a change is renewed once, because a role may have been
    /// granted since, and then refused: nothing is sent.
    func token(for endpoint: Endpoint) async throws(ReadFailure) -> AccessToken {
        let token = try checked(await tokens.token(), endpoint)
        guard endpoint.isChanging, let claims = token.claims, !claims.mayCall(endpoint) else { return token }
        return try permitted(try await renewed(token, endpoint), endpoint)
    }

    /// Another token than this one, which the service did not take.
    func renewed(_ stale: AccessToken, _ endpoint: Endpoint) async throws(ReadFailure) -> AccessToken {
        try checked(await tokens.token(after: stale), endpoint)
    }

    private func checked(_ token: AccessToken, _ endpoint: Endpoint) throws(ReadFailure) -> AccessToken {
        if let fault = check.fault(token.claims, writing: endpoint.isChanging) { throw .signIn(fault) }
        return token
    }

    private func permitted(_ token: AccessToken, _ endpoint: Endpoint) throws(ReadFailure) -> AccessToken {
        guard let claims = token.claims, !claims.mayCall(endpoint) else { return token }
        throw .forbidden(missing: claims.wanted(for: endpoint), Messages.notPermitted(endpoint))
    }
}
