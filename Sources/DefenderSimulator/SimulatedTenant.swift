import Canonical
import DefenderAPI
public import HTTPTypes

/// A tenant in memory, with its token service: everything a client of the real service talks to, behind one function.
public actor SimulatedTenant {
    /// By the place of the tenant in the directory.
    var states: [TenantState]
    private(set) var clock: SimulatorClock
    var limiter: RateLimiter
    private(set) var journal: Journal
    private var counters = Counters()
    var faults: FaultBook
    /// What was answered already and is not carried out yet, with the status that was answered.
    var late: [(visit: Visit, status: Int?)] = []
    /// The delays that faults have begun, by number.
    var sleepers: [Int: Task<Void, Never>] = [:]
    var waits = 0
    private var tokens: TokenService
    private let isStrict: Bool

    /// Who may sign in: what a client's configuration needs.
    public nonisolated let credentials: SimulatorCredentials

    /// - Throws: if the journal cannot be created.
    public init(_ options: SimulatorOptions) throws(SimulatorFailure) {
        let clock = SimulatorClock(isVirtual: options.clock == .virtual, source: options.now)
        let tenantID = SimulatorOptions.tenantID(seed: options.seed)
        self.clock = clock
        faults = FaultBook(options.faults, start: options.modes)
        isStrict = options.isStrict
        let world: World
        switch options.source {
        case .world(let given):
            world = given
            states = [TenantState(world, seed: options.seed, pace: options.pace, modes: faults.modes)]
        case .generated(let devices, let alerts):
            world = World()
            let generator = WorldGenerator(
                seed: options.seed, devices: devices, alerts: alerts, tenantID: tenantID, start: clock.now)
            states = [TenantState(generator, seed: options.seed, pace: options.pace, modes: faults.modes)]
        }
        for (index, tenant) in world.tenants.enumerated() {
            let seed = WorldFile.seed(options.seed, ofTenant: index + 1)
            states.append(TenantState(tenant.world, seed: seed, pace: options.pace, modes: faults.modes))
        }
        let directory = Directory(world, options)
        limiter = RateLimiter(options.limits)
        if options.limits == .documented { for place in states.indices { states[place].huntingQuota = HuntingQuota() } }
        if options.scenario == .outbreak { states[0].outbreak = Outbreak(&states[0], tenantID: tenantID, start: clock.now) }
        var file: JournalFile?
        if let path = options.journalPath { file = try JournalFile(path: path) }
        journal = Journal(file)
        tokens = TokenService(directory)
        credentials = SimulatorCredentials(directory.home)
    }

    /// Answers one request.
    /// - Parameters:
    ///   - request: its `path` is the request target, with the query.
    ///   - isLocal: whether it comes from this machine; only then `/_simulator/` is open.
    /// - Throws: where a fault ends the connection in place of the answer or in its midst.
    public nonisolated func respond(
        to request: HTTPRequest, body: [UInt8], isLocal: Bool = true
    ) async throws(ConnectionCut) -> (HTTPResponse, [UInt8]) {
        if request.method == .head { return try await head(request, isLocal: isLocal) }
        // What a request is for is told apart before its turn comes.
        return try await respond(to: Visit(request, body, isLocal: isLocal))
    }

    private func respond(to visit: Visit) async throws(ConnectionCut) -> (HTTPResponse, [UInt8]) {
        let reply: Reply
        if let rule = strike(visit) {
            reply = try await answer(visit, struckBy: rule)
        } else {
            settle()
            reply = perform(visit)
        }
        count(visit, status: reply.status.code)
        return (finished(reply), reply.body)
    }

    /// What GET would answer, without the body (RFC 9110, section 9.3.2).
    private nonisolated func head(_ request: HTTPRequest, isLocal: Bool) async throws(ConnectionCut) -> (HTTPResponse, [UInt8]) {
        var read = request
        read.method = .get
        var (response, bytes) = try await respond(to: read, body: [], isLocal: isLocal)
        response.headerFields[.contentLength] = String(bytes.count)
        return (response, [])
    }

    func count(_ visit: Visit, status: Int) {
        guard let route = visit.countedAs else { return }
        counters.count(method: visit.request.method.rawValue, route: route, status: status)
    }

    func finished(_ reply: Reply) -> HTTPResponse {
        var response = HTTPResponse(status: reply.status, headerFields: reply.headers)
        if reply.headers[.contentType] == nil { response.headerFields[.contentType] = "application/json; charset=utf-8" }
        response.headerFields[.cacheControl] = "no-store"
        return response
    }

    func randomGUID() -> String {
        var system = SystemRandomNumberGenerator()
        var random = SplitMix64(seed: system.next())
        return random.guid()
    }
}

// MARK: - The doors

extension SimulatedTenant {
    /// Carries a request out.
    /// - Parameters:
    ///   - status: what the journal shows as answered; nil for what is answered.
    ///   - isRecorded: whether it is for good. Otherwise the caller puts the state back.
    func perform(_ visit: Visit, answeredWith status: Int? = nil, isRecorded: Bool = true) -> Reply {
        for place in states.indices { states[place].advance(to: clock.now) }
        switch visit.door {
        case .garbled: return refusal(ServiceError(.badRequest, Messages.invalidEncoding), visit)
        case .admin(let target): return admin(visit, target)
        case .download(let target): return download(visit, target)
        case .login(let door): return login(door, visit)
        case .nowhere(let target):
            let path = "/" + target.segments.joined(separator: "/")
            let message = Messages.noRoute(visit.request.method.rawValue, path)
            guard isStrict else { return notFound(visit, target, message) }
            return ServiceError.reply(.notImplemented, code: "NotImplemented", message: message, correlation: randomGUID())
        case .api(let route, let parameters, let target):
            do {
                let call = try call(visit, route, parameters, target)
                let reply = try route.handle(&states[tokens.directory.place(of: call.client.tenantID)], call)
                if isRecorded { try record(reply, route, call, status ?? reply.status.code) }
                return reply
            } catch {
                return refusal(error, visit)
            }
        }
    }

    private func refusal(_ error: ServiceError, _ visit: Visit) -> Reply {
        switch visit.dialect {
        case .defender: error.reply(correlation: randomGUID(), modes: faults.modes, now: clock.now)
        case .graph: error.graphReply(request: randomGUID(), modes: faults.modes, now: clock.now)
        case .entra, .storage: visit.dialect.refusal(error.code.status.code, code: nil, error.message, id: randomGUID(), now: clock.now)
        }
    }

    /// A path that is there for other methods is told from one that is not (RFC 9110, section 15.5.6).
    private func notFound(_ visit: Visit, _ target: RequestTarget, _ message: String) -> Reply {
        let methods = RouteTable.methods(of: target)
        guard !methods.isEmpty, !methods.contains(visit.request.method), [.any, .api].contains(visit.host) else {
            return refusal(ServiceError(.notFound, message), visit)
        }
        var reply = refusal(ServiceError(.methodNotAllowed, Messages.wrongMethod(visit.request.method.rawValue)), visit)
        reply.headers[.allow] = methods.map(\.rawValue).joined(separator: ", ")
        return reply
    }

    /// A link says itself whose it is.
    private func download(_ visit: Visit, _ target: RequestTarget) -> Reply {
        let place = states.firstIndex { DownloadTicket(target, seed: $0.seed) != nil } ?? 0
        return Downloads.reply(visit.request, target, &states[place], now: clock.now)
    }

    private func login(_ door: LoginDoor, _ visit: Visit) -> Reply {
        let (method, path) = (visit.request.method, visit.request.path ?? "")
        let fields =
            method == .post
            ? String(decoding: visit.body, as: UTF8.self)
            : path.split(separator: "?", maxSplits: 1).dropFirst().first.map { String($0) } ?? ""
        let request = LoginRequest(fields, origin: visit.origin, now: clock.now, isPost: method == .post)
        if door == .managedIdentity, !visit.isLocal { return AdminError(.forbidden, Messages.loopbackOnly).reply }
        do {
            return try tokens.answer(door, request)
        } catch {
            return error.reply(
                tenant: tokens.directory.home.tenantID, now: clock.now, trace: randomGUID(), correlation: randomGUID())
        }
    }

    private func admin(_ visit: Visit, _ target: RequestTarget) -> Reply {
        guard visit.isLocal else { return AdminError(.forbidden, Messages.loopbackOnly).reply }
        let name = target.query?["tenant"] ?? tokens.directory.home.tenantID
        guard let tenant = tokens.directory.tenant(name, forUsers: false) else {
            return AdminError(.notFound, Messages.unknownTenant(name)).reply
        }
        let place = tokens.directory.place(of: tenant.tenantID)
        let maker = EntityMaker(seed: states[place].seed, tenantID: tenant.tenantID, start: clock.now)
        var touched = AdminRoutes.Target(
            state: states[place], clock: clock, journal: journal, counters: counters, faults: faults, maker: maker,
            identity: tenant)
        defer {
            (states[place], clock, faults) = (touched.state, touched.clock, touched.faults)
            tokens.directory.replace(touched.identity)
            for place in states.indices { states[place].modes = faults.modes }
        }
        let method = visit.request.method
        if method != .get, target.segments.dropFirst().first == "faults" { endDelays() }
        do {
            return try AdminRoutes.reply(method, target.segments.dropFirst(), visit.body, &touched)
        } catch {
            return error.reply
        }
    }
}

// MARK: - Calls of the API

extension SimulatedTenant {
    private func call(
        _ visit: Visit, _ route: Route, _ parameters: [String: String], _ target: RequestTarget
    ) throws(ServiceError) -> Call {
        let request = visit.request
        let client = try admitted(request, route)
        if let type = request.headerFields[.contentType], !visit.body.isEmpty, !route.endpoint.takes(type) {
            throw ServiceError(.unsupportedMediaType, Messages.wrongMediaType(type))
        }
        return Call(
            endpoint: route.endpoint, parameters: parameters, isCount: target.isCount, query: target.query,
            body: visit.body, contentType: request.headerFields[.contentType], client: client, origin: visit.origin,
            storageOrigin: visit.storageOrigin, now: clock.now, modes: faults.modes)
    }

    /// Token, permission, rate: in the order in which the service refuses.
    private func admitted(_ request: HTTPRequest, _ route: Route) throws(ServiceError) -> Client {
        let client = try tokens.client(
            authorization: request.headerFields[.authorization], of: route.endpoint.service, now: clock.now)
        let required = client.required(by: route.endpoint)
        guard required.isEmpty || client.has(anyOf: required) else {
            throw ServiceError(.forbidden, Messages.forbidden(required: required, by: client))
        }
        // Hunting is limited for the tenant as a whole.
        let caller = HuntingRoutes.handlers.keys.contains(route.endpoint.id) ? client.tenantID : client.tenantID + "/" + client.appID
        if let seconds = limiter.admit(route.endpoint, client: caller, faults.modes.refusals, now: clock.now) {
            throw ServiceError(.tooManyRequests, Messages.tooManyRequests(seconds), retryAfter: seconds)
        }
        return client
    }

    private func record(_ reply: Reply, _ route: Route, _ call: Call, _ status: Int) throws(ServiceError) {
        let first = journal.count + 1
        for (number, effect) in reply.effects.enumerated() {
            do {
                try journal.append(
                    effect, time: call.now, method: route.endpoint.method.rawValue,
                    path: route.path(call.parameters, of: effect),
                    body: number == 0 ? .whole(call.journalBody) : .line(first), status: status, client: call.client.appID,
                    tenant: states.count > 1 ? call.client.tenantID : nil)
            } catch {
                throw ServiceError(.internalServerError, Messages.internalError)
            }
        }
    }
}
