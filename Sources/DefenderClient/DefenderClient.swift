import Canonical
public import DefenderAPI
import Execution
import HTTPTypes

/// The Defender API over a transport: signs in, keeps to what the service asks for, and reads its answers.
public struct DefenderClient: DefenderReader {
    private let services: [APIService: ServiceAccess]
    private let transport: any Transport
    private let budget: RateBudget
    private let secrets: [Secret]
    private let settings: ClientSettings
    private let surroundings: Surroundings

    /// - Parameters:
    ///   - api: the only place that its tokens are sent to.
    ///   - graph: Microsoft Graph; nil if nothing is asked there.
    ///   - notice: is told of waits that a person may wonder about.
    public init(
        api: Origin, graph: ServiceAddress? = nil, signIn: SignIn, transport: any Transport,
        settings: ClientSettings = .standard, surroundings: Surroundings, notice: @escaping @Sendable (WaitNotice) -> Void = { _ in }
    ) {
        self.transport = transport
        self.settings = settings
        self.surroundings = surroundings
        budget = RateBudget(surroundings, notice)
        secrets = signIn.credential.secrets
        let addresses = [APIService.defender: ServiceAddress(api, resource: signIn.resource), .graph: graph]
        services = addresses.compactMapValues { $0 }.reduce(into: [:]) { services, entry in
            services[entry.key] = ServiceAccess(
                entry.value, entry.key, signIn, transport: transport, policy: settings.retries, surroundings: surroundings)
        }
    }

    // MARK: Reading

    public func read<Response: Sendable>(_ query: Query<Response>) async throws(ReadFailure) -> Response {
        let access = try access(query.endpoint)
        let body = query.request.wireBody
        var reception = Reception(query)
        let (ending, token) = try await exchange(query.endpoint, access) { token in
            reception = Reception(query)
            return await transport.answer(token.head(query.request, to: access.origin), body, into: &reception)
        }
        do throws(ReadFailure) {
            return try ending.response(to: query, &reception, claims: token.claims, from: access.origin)
        } catch {
            throw mask(token)(error)
        }
    }

    public func collect<Item: EntityView>(
        _ listing: Listing<Item>, where isWanted: @escaping @Sendable (Item) -> Bool
    ) async throws(ReadFailure) -> Collected<Item> {
        var paging = ListingPaging<Item>(settings.paging, maximumPage: listing.maximumPage)
        var move = paging.first
        while true {
            switch move {
            case .end(let collected): return collected
            case .read(let skip, let top):
                move = paging.next(after: try await read(listing.page(top: top, skip: skip, where: isWanted)))
            }
        }
    }

    // MARK: The sign-in

    /// What the token says of who we are.
    public func identity() async throws(ReadFailure) -> TokenClaims {
        guard let claims = try await access(.listAlerts).tokens.token().claims else { throw .signIn(Messages.opaqueToken) }
        return claims
    }

    /// Which of these endpoints the token does not open.
    public func missingPermissions(for endpoints: [Endpoint]) async throws(ReadFailure) -> [MissingPermission] {
        let claims = try await identity()
        return endpoints.filter { !claims.mayCall($0) }.map { MissingPermission(endpoint: $0, anyOf: claims.wanted(for: $0)) }
    }

    // MARK: Writing

    /// Sends a command. Whoever calls this has an order for it.
    func write(_ command: Command, heldBy brake: (any Brake)?) async -> WriteResult {
        guard !Task.isCancelled else { return .notSent(Messages.stopped) }
        do throws(ReadFailure) {
            let access = try access(command.endpoint)
            let (ending, token) = try await exchange(command.endpoint, access, heldBy: brake) { token in
                await shielded(token.head(command.request, to: access.origin), command.request.wireBody)
            }
            return mask(token)(WriteResult(ending, to: command))
        } catch {
            // Nothing is thrown but by the sign-in, before the request or after an answer that refused it.
            return .notSent(error.description)
        }
    }

    // MARK: One request

    private func access(_ endpoint: Endpoint) throws(ReadFailure) -> ServiceAccess {
        guard let access = services[endpoint.service] else { throw .unreachable(Messages.noAddress(endpoint)) }
        return access
    }

    /// Where the API is.
    var apiOrigin: Origin {
        guard let access = services[.defender] else { preconditionFailure("there is no client without the API") }
        return access.origin
    }

    /// Sends a request until there is a last word on it.
    /// - Parameters:
    ///   - brake: asked before each sending.
    ///   - send: sends it once.
    /// - Throws: only if nothing was sent, or the sign-in failed after an answer that refused it.
    private func exchange(
        _ endpoint: Endpoint, _ access: ServiceAccess, heldBy brake: (any Brake)? = nil, _ send: (AccessToken) async -> Exchange.Answer
    ) async throws(ReadFailure) -> (Exchange.Ending, AccessToken) {
        var exchange = Exchange(isChanging: endpoint.isChanging, policy: settings.retries)
        var token = try await access.token(for: endpoint)
        var last: Exchange.Answer?
        while true {
            guard (try? await budget.admit(endpoint)) != nil else {
                if let last { return (last.ending, token) }
                throw .unreachable(Messages.stopped)
            }
            if let setback = brake?.setback {
                budget.finish(endpoint)
                return (.gaveUp(setback), token)
            }
            let answer = await send(token)
            budget.finish(endpoint)
            last = answer
            switch exchange.next(after: answer, now: surroundings.now(), random: surroundings.random()) {
            case .end(let ending): return (ending, token)
            case .renewToken: token = try await access.renewed(token, endpoint)
            case .sendAfter(let wait):
                if answer.isThrottled { budget.pause(endpoint, for: wait) }
                budget.tell(WaitNotice(endpoint: endpoint, reason: answer.isThrottled ? .throttled : .unwell, wait: wait))
                guard (try? await surroundings.sleep(wait)) != nil else { return (answer.ending, token) }
            }
        }
    }

    /// A change that is under way is not cut off when the task is cancelled, so that its answer can be recorded.
    private func shielded(_ head: HTTPRequest, _ body: [UInt8]) async -> Exchange.Answer {
        let transport = transport
        return await Task { await transport.answer(head, body) }.value
    }

    private func mask(_ token: AccessToken) -> Mask { Mask(secrets + [token.bearer]) }
}

extension Brake {
    /// What keeps a request from being sent; nil if nothing does.
    fileprivate var setback: Setback? {
        do { return try stop().map { .held($0) } } catch { return .failure(.notSent(error.description)) }
    }
}

extension AccessToken {
    /// A request's head with this token.
    fileprivate func head(_ request: WireRequest, to origin: Origin) -> HTTPRequest {
        bearer.reveal { HTTPRequest(request, to: origin, bearer: $0) }
    }
}

extension WireRequest {
    /// The body's bytes; none if there is no body.
    fileprivate var wireBody: [UInt8] { form?.bytes ?? body?.canonicalBytes ?? [] }
}
