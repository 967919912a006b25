import Canonical
import DefenderAPI
public import HTTPTypes

/// A tenant in memory, with its token service: everything a client of the real service talks to, behind one function.
public actor SimulatedTenant {
    private var state: TenantState
    private var clock: SimulatorClock
    private var limiter: RateLimiter
    private var journal: Journal
    private var counters = Counters()
    private let tokens: TokenService
    private let maker: EntityMaker

    /// Who may sign in: what a client's configuration needs.
    public nonisolated let credentials: SimulatorCredentials

    /// - Throws: if the journal cannot be created.
    public init(_ options: SimulatorOptions) throws(SimulatorFailure) {
        let clock = SimulatorClock(isVirtual: options.clock == .virtual, source: options.now)
        let tenantID = SimulatorOptions.tenantID(seed: options.seed)
        let world: World
        switch options.source {
        case .world(let given): world = given
        case .generated(let devices, let alerts):
            let generator = WorldGenerator(
                seed: options.seed, devices: devices, alerts: alerts, tenantID: tenantID, start: clock.now)
            world = generator.world()
        }
        let identity = LabIdentity(seed: options.seed, roles: options.roles ?? world.roles)
        self.clock = clock
        state = TenantState(world, seed: options.seed, pace: options.pace, duplicates: options.duplicates)
        limiter = RateLimiter(options.limits)
        var file: JournalFile?
        if let path = options.journalPath { file = try JournalFile(path: path) }
        journal = Journal(file)
        tokens = TokenService(identity: identity)
        maker = EntityMaker(seed: options.seed, tenantID: tenantID, start: clock.now)
        credentials = SimulatorCredentials(identity)
    }

    /// Answers one request.
    /// - Parameters:
    ///   - request: its `path` is the request target, with the query.
    ///   - isLocal: whether it comes from this machine; only then `/_simulator/` is open.
    public func respond(
        to request: HTTPRequest, body: [UInt8], isLocal: Bool = true
    ) async -> (HTTPResponse, [UInt8]) {
        state.advance(to: clock.now)
        let (reply, route) = answer(request, body, isLocal)
        if let route { counters.count(method: request.method.rawValue, route: route, status: reply.status.code) }
        var response = HTTPResponse(status: reply.status, headerFields: reply.headers)
        if reply.headers[.contentType] == nil { response.headerFields[.contentType] = "application/json; charset=utf-8" }
        response.headerFields[.cacheControl] = "no-store"
        return (response, reply.body)
    }

    /// The reply, and the route it counts under; the admin API does not count.
    private func answer(_ request: HTTPRequest, _ body: [UInt8], _ isLocal: Bool) -> (Reply, route: String?) {
        guard let target = RequestTarget(request.path ?? "/") else {
            return (refusal(ServiceError(.badRequest, Messages.invalidEncoding)), "*")
        }
        if target.segments.first == AdminRoutes.prefix { return (admin(request.method, target, body, isLocal), nil) }
        if target.segments.first == DownloadTicket.prefix {
            return (Downloads.reply(request, target, &state, now: clock.now), "/\(DownloadTicket.prefix)/{ticket}")
        }
        if request.method == .post, let (tenant, version) = TokenService.endpoint(target.segments) {
            let route = version == .v2 ? "/{tenant}/oauth2/v2.0/token" : "/{tenant}/oauth2/token"
            return (token(tenant, version, body), route)
        }
        guard let (route, parameters) = RouteTable.find(request.method, target) else {
            let path = "/" + target.segments.joined(separator: "/")
            return (refusal(ServiceError(.notFound, Messages.noRoute(request.method.rawValue, path))), "*")
        }
        return (api(route, parameters, target, request, body), route.endpoint.pathTemplate)
    }

    private func token(_ tenant: String, _ version: TokenService.Version, _ body: [UInt8]) -> Reply {
        do {
            return try tokens.answer(tenant: tenant, version: version, body: body, now: clock.now)
        } catch {
            return error.reply(tenant: tenant, now: clock.now, trace: randomGUID(), correlation: randomGUID())
        }
    }

    private func refusal(_ error: ServiceError) -> Reply { error.reply(correlation: randomGUID()) }

    private func randomGUID() -> String {
        var system = SystemRandomNumberGenerator()
        var random = SplitMix64(seed: system.next())
        return random.guid()
    }
}

// MARK: - The two other doors

extension SimulatedTenant {
    private func admin(
        _ method: HTTPRequest.Method, _ target: RequestTarget, _ body: [UInt8], _ isLocal: Bool
    ) -> Reply {
        guard isLocal else { return AdminError(.forbidden, Messages.loopbackOnly).reply }
        var touched = AdminRoutes.Target(
            state: state, clock: clock, journal: journal, counters: counters, maker: maker)
        defer { (state, clock) = (touched.state, touched.clock) }
        do {
            return try AdminRoutes.reply(method, target.segments.dropFirst(), body, &touched)
        } catch {
            return error.reply
        }
    }

    private func api(
        _ route: Route, _ parameters: [String: String], _ target: RequestTarget, _ request: HTTPRequest, _ body: [UInt8]
    ) -> Reply {
        do {
            let client = try admitted(request, route)
            let origin = "\(request.scheme ?? "http")://\(request.authority ?? "localhost")"
            let call = Call(
                endpoint: route.endpoint, parameters: parameters, isCount: target.isCount, query: target.query, body: body,
                contentType: request.headerFields[.contentType], client: client, origin: origin, now: clock.now)
            let reply = try route.handle(&state, call)
            try record(reply, route, call)
            return reply
        } catch {
            return refusal(error)
        }
    }

    /// Token, permission, rate: in the order in which the service refuses.
    private func admitted(_ request: HTTPRequest, _ route: Route) throws(ServiceError) -> Client {
        let client = try tokens.client(authorization: request.headerFields[.authorization], now: clock.now)
        let required = route.endpoint.applicationPermissions
        guard client.has(anyOf: required) else {
            throw ServiceError(.forbidden, Messages.forbidden(required: required, present: client.roles))
        }
        let caller = client.tenantID + "/" + client.appID
        if let seconds = limiter.admit(route.endpoint, client: caller, now: clock.now) {
            throw ServiceError(.tooManyRequests, Messages.tooManyRequests(seconds), retryAfter: seconds)
        }
        return client
    }

    private func record(_ reply: Reply, _ route: Route, _ call: Call) throws(ServiceError) {
        for effect in reply.effects {
            do {
                try journal.append(
                    effect, time: call.now, method: route.endpoint.method.rawValue,
                    path: route.path(call.parameters, of: effect),
                    body: (try? JSONValue(parsing: call.body)) ?? .null, status: reply.status.code,
                    client: call.client.appID)
            } catch {
                throw ServiceError(.internalServerError, Messages.internalError)
            }
        }
    }
}
