public import Canonical
public import DefenderAPI
import HTTPTypes

/// The Defender API over a transport: signs in, keeps to what the service asks for, and reads its answers.
public struct DefenderClient: DefenderReader {
    private let api: Origin
    private let transport: any Transport
    private let tokens: TokenSource
    private let check: TokenCheck
    private let secret: Secret
    private let settings: ClientSettings
    private let surroundings: Surroundings

    /// - Parameter api: the only place that the token is sent to.
    public init(
        api: Origin, signIn: SignIn, transport: any Transport, settings: ClientSettings = .standard,
        surroundings: Surroundings
    ) {
        self.api = api
        self.transport = transport
        self.settings = settings
        self.surroundings = surroundings
        check = TokenCheck(tenantID: signIn.tenantID, resource: signIn.resource)
        secret = signIn.secret
        tokens = TokenSource(signIn, transport: transport, policy: settings.retries, surroundings: surroundings)
    }

    // MARK: Reading

    public func read<Response: Sendable>(_ query: Query<Response>) async throws(ReadFailure) -> Response {
        let (ending, token) = try await exchange(query.endpoint, query.request)
        do throws(ReadFailure) {
            return try ending.response(to: query, claims: token.claims, from: api)
        } catch {
            throw mask(token)(error)
        }
    }

    public func alerts(matching filter: ODataFilter?, since: Timestamp) async throws(ReadFailure) -> Collected<Alert> {
        let updated = ODataFilter.alerts(updatedSince: since)
        let all = ODataFilter.and([updated, filter].compactMap { $0 })
        var paging = AlertPaging(settings.paging)
        var move = paging.first
        while true {
            switch move {
            case .end(let collected): return collected
            case .read(let skip, let top):
                move = paging.next(after: try await read(.alerts(filter: all, top: top, skip: skip == 0 ? nil : skip)))
            }
        }
    }

    // MARK: The sign-in

    /// What the token says of who we are.
    public func identity() async throws(ReadFailure) -> TokenClaims {
        guard let claims = try await tokens.token().claims else { throw .signIn(Messages.opaqueToken) }
        return claims
    }

    /// Which of these endpoints the token does not open.
    public func missingPermissions(for endpoints: [Endpoint]) async throws(ReadFailure) -> [MissingPermission] {
        let claims = try await identity()
        return endpoints.filter { !claims.mayCall($0) }.map { MissingPermission(endpoint: $0, anyOf: claims.wanted(for: $0)) }
    }

    // MARK: Writing

    /// Sends a command. Whoever calls this has an order for it.
    func write(_ command: Command) async -> WriteResult {
        guard !Task.isCancelled else { return .notSent(Messages.stopped) }
        do throws(ReadFailure) {
            let (ending, token) = try await exchange(command.endpoint, command.request)
            return mask(token)(WriteResult(ending, to: command))
        } catch {
            // Nothing is thrown but by the sign-in, before the request or after an answer that refused it.
            return .notSent(error.description)
        }
    }

    // MARK: One request

    /// Sends a request until there is a last word on it.
    /// - Throws: only if there is no token to send it with.
    private func exchange(
        _ endpoint: Endpoint, _ request: WireRequest
    ) async throws(ReadFailure) -> (Exchange.Ending, AccessToken) {
        var exchange = Exchange(isChanging: endpoint.isChanging, policy: settings.retries)
        var token = try checked(await tokens.token(), endpoint)
        while true {
            let answer = await send(request, token, isShielded: endpoint.isChanging)
            switch exchange.next(after: answer, now: surroundings.now(), random: surroundings.random()) {
            case .end(let ending): return (ending, token)
            case .renewToken: token = try checked(await tokens.token(after: token), endpoint)
            case .sendAfter(let wait):
                guard (try? await surroundings.sleep(wait)) != nil else { return (answer.ending, token) }
            }
        }
    }

    private func checked(_ token: AccessToken, _ endpoint: Endpoint) throws(ReadFailure) -> AccessToken {
        if let fault = check.fault(token.claims, writing: endpoint.isChanging) { throw .signIn(fault) }
        return token
    }

    /// - Parameter isShielded: a change that is under way is not cut off when the task is cancelled, so that its answer can
    ///   be recorded.
    private func send(_ request: WireRequest, _ token: AccessToken, isShielded: Bool) async -> Exchange.Answer {
        let head = token.bearer.reveal { HTTPRequest(request, to: api, bearer: $0) }
        let body = request.body?.canonicalBytes ?? []
        guard isShielded else { return await transport.answer(head, body) }
        let transport = transport
        return await Task { await transport.answer(head, body) }.value
    }

    private func mask(_ token: AccessToken) -> Mask { Mask([secret, token.bearer]) }
}
