import Canonical
public import DefenderAPI
import HTTPTypes

/// Signs a person in, once; what comes of it is kept in a file, so that later commands need nobody.
public struct UserLogin: Sendable {
    private let signIn: SignIn
    private let file: TokenFile
    private let exchange: TokenExchange

    /// How long a person may take in the browser.
    private static let patience = Duration.seconds(600)

    public init(
        _ signIn: SignIn, keeping file: TokenFile, transport: any Transport, policy: RetryPolicy = .standard,
        surroundings: Surroundings
    ) {
        self.signIn = signIn
        self.file = file
        exchange = TokenExchange(signIn: signIn, transport: transport, policy: policy, surroundings: surroundings)
    }

    // MARK: Device code

    /// Signs in with a browser on any device (RFC 8628).
    /// - Parameter show: tells the person where to go and what to type.
    /// - Returns: what the token says.
    public func byDeviceCode(_ show: (DeviceCodePrompt) -> Void) async throws(ReadFailure) -> TokenClaims {
        let prompt = try await prompt()
        show(prompt)
        let poll = TokenRequest(
            signIn, path: signIn.paths.token,
            form: [
                ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), ("client_id", signIn.clientID),
                ("device_code", prompt.deviceCode),
            ], secrets: [Secret(prompt.deviceCode)])
        var polling = DeviceCodePolling(prompt)
        var move = polling.first
        while true {
            switch move {
            case .pollAfter(let wait):
                do { try await exchange.surroundings.sleep(wait) } catch { throw .signIn(Messages.loginStopped) }
                move = polling.next(after: try await exchange.answer { poll })
            case .signedIn(let grant): return try keep(grant)
            case .expired: throw .signIn(Messages.codeExpired)
            case .declined: throw .signIn(Messages.declined)
            case .end(let answer): return try keep(try masked(poll.secrets) { () throws(ReadFailure) in try answer.grant(signIn) })
            }
        }
    }

    private func prompt() async throws(ReadFailure) -> DeviceCodePrompt {
        let request = TokenRequest(
            signIn, path: signIn.paths.deviceCode, form: [("client_id", signIn.clientID), ("scope", signIn.userScope)], secrets: [])
        let (response, body, _) = try await exchange.response { request }
        let json = try? JSONValue(parsing: body)
        guard response.status.code == 200 else {
            throw .signIn(Messages.refused(SignInRefusal(status: response.status.code, json), signIn))
        }
        guard let prompt = json.flatMap(DeviceCodePrompt.init) else { throw .signIn(Messages.noDeviceCode) }
        return prompt
    }

    // MARK: Browser

    /// Signs in with a browser on this machine (authorization code with PKCE, RFC 7636; loopback redirect, RFC 8252).
    /// - Parameter open: shows the address to the person, e.g. by opening the browser there.
    /// - Returns: what the token says.
    public func byBrowser(_ open: @escaping @Sendable (String) -> Void) async throws(ReadFailure) -> TokenClaims {
        let proof = ProofKey(exchange.surroundings)
        let state = Base64URL.encoded(exchange.surroundings.randomBytes(16))
        let listener: RedirectListener
        do { listener = try await RedirectListener.open(state: state) } catch { throw .signIn(Messages.noLoopback("\(error)")) }
        open(authorizeAddress(proof, state, listener.address))
        let answer = await first(of: listener)
        await listener.close()
        switch answer {
        case nil: throw .signIn(Task.isCancelled ? Messages.loginStopped : Messages.nobodyCame)
        case .refused(let code, let text)?:
            throw .signIn(Messages.refused(SignInRefusal(status: 400, code: code, text: text), signIn))
        case .code(let code)?: return try await redeem(code, proof, listener.address)
        }
    }

    private func authorizeAddress(_ proof: ProofKey, _ state: String, _ redirect: String) -> String {
        let query = [
            ("client_id", signIn.clientID), ("response_type", "code"), ("redirect_uri", redirect), ("response_mode", "query"),
            ("scope", signIn.userScope), ("state", state), ("code_challenge", proof.challenge), ("code_challenge_method", "S256"),
            ("prompt", "select_account"),
        ]
        let text = query.map { "\($0.0)=\($0.1.formEncoded)" }.joined(separator: "&")
        return "\(signIn.authority)\(signIn.paths.authorize)?\(text)"
    }

    private func first(of listener: RedirectListener) async -> RedirectAnswer? {
        await withTaskGroup(of: RedirectAnswer?.self) { group in
            group.addTask { await listener.answer() }
            group.addTask {
                try? await exchange.surroundings.sleep(Self.patience)
                return nil
            }
            let answer = await group.next() ?? nil
            group.cancelAll()
            return answer
        }
    }

    private func redeem(_ code: String, _ proof: ProofKey, _ redirect: String) async throws(ReadFailure) -> TokenClaims {
        let request = TokenRequest(
            signIn, path: signIn.paths.token,
            form: [
                ("grant_type", "authorization_code"), ("client_id", signIn.clientID), ("code", code), ("redirect_uri", redirect),
                ("code_verifier", proof.verifier.reveal { $0 }), ("scope", signIn.userScope),
            ], secrets: [Secret(code), proof.verifier])
        let answer = try await exchange.answer(isOnce: true) { request }
        return try keep(try masked(request.secrets) { () throws(ReadFailure) in try answer.grant(signIn) })
    }

    // MARK: What comes of it

    private func keep(_ grant: TokenAnswer.Grant) throws(ReadFailure) -> TokenClaims {
        guard let refreshToken = grant.refreshToken else { throw .signIn(Messages.noRefreshToken) }
        let token = try signIn.stored(grant, refreshToken: refreshToken, now: exchange.surroundings.now())
        guard let claims = grant.bearer.reveal({ TokenClaims(token: $0) }) else { throw .signIn(Messages.opaqueUserToken) }
        do throws(TokenFile.Fault) { try file.keep(token) } catch { throw .signIn(error.description) }
        return claims
    }

    private func masked<Result>(_ secrets: [Secret], _ body: () throws(ReadFailure) -> Result) throws(ReadFailure) -> Result {
        do throws(ReadFailure) { return try body() } catch { throw Mask(secrets)(error) }
    }
}
