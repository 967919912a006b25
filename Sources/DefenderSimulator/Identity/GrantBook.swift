import Canonical
import Crypto

/// What people have allowed apps to do, until the app fetches its tokens: codes, device codes and refresh tokens.
struct GrantBook: Sendable {
    /// What was asked for: an app, a resource, and the OpenID scopes beside it.
    struct Request: Hashable, Sendable {
        let app: String
        let resource: Resource
        let scopes: [String]
        var nonce: String?
    }

    /// A code of the authorization endpoint (RFC 6749, section 4.1).
    struct Code: Sendable {
        let request: Request
        let redirect: String
        let challenge: String?
        let expiry: Timestamp
        var isUsed = false
    }

    /// A device that waits for a person (RFC 8628).
    struct Device: Sendable {
        enum State: Sendable { case waiting, approved, declined }

        let request: Request
        let userCode: String
        let expiry: Timestamp
        var state = State.waiting
    }

    private var codes: [String: Code] = [:]
    private(set) var devices: [String: Device] = [:]
    private var refreshes: [String: Request] = [:]

    static let codeLifetime = Duration.seconds(600)
    static let deviceLifetime: Int64 = 900

    // MARK: Codes

    mutating func code(_ request: Request, redirect: String, challenge: String?, now: Timestamp) -> String {
        let code = Self.secret("1.")
        codes[code] = Code(
            request: request, redirect: redirect, challenge: challenge, expiry: now.shifted(by: Self.codeLifetime))
        return code
    }

    /// Takes a code in: it is good once (RFC 6749, section 4.1.2).
    mutating func redeem(
        _ code: String, app: String, redirect: String?, verifier: String?, now: Timestamp
    ) throws(EntraError) -> Request {
        guard let entry = codes[code], entry.request.app == app else { throw EntraError.badCode }
        guard !entry.isUsed else { throw EntraError.usedCode }
        guard entry.expiry > now else { throw EntraError.expiredCode }
        guard entry.redirect == redirect else { throw EntraError.otherRedirect(redirect ?? "") }
        if let challenge = entry.challenge {
            guard let verifier else { throw EntraError.missingParameter("code_verifier") }
            guard Base64URL.encode(SHA256.hash(data: Array(verifier.utf8))) == challenge else { throw EntraError.badVerifier }
        }
        codes[code]?.isUsed = true
        return entry.request
    }

    // MARK: Devices

    mutating func device(_ request: Request, now: Timestamp) -> (code: String, userCode: String) {
        let code = Self.secret("D")
        let userCode = String(Self.secret("").filter { $0.isUppercase || $0.isNumber }.prefix(9))
        devices[code] = Device(request: request, userCode: userCode, expiry: now.shifted(by: .seconds(Self.deviceLifetime)))
        return (code, userCode)
    }

    /// What a person has answered.
    /// - Returns: whether a device was waiting for it.
    mutating func answer(_ userCode: String, _ state: Device.State, now: Timestamp) -> Bool {
        let found = devices.first { $0.value.userCode == userCode.uppercased() && $0.value.expiry > now }
        guard let code = found?.key, case .waiting = devices[code]?.state else { return false }
        devices[code]?.state = state
        return true
    }

    mutating func collect(_ code: String, app: String, now: Timestamp) throws(EntraError) -> Request {
        guard let device = devices[code], device.request.app == app else { throw EntraError.badDeviceCode }
        guard device.expiry > now else { throw EntraError.expiredDeviceCode }
        switch device.state {
        case .waiting: throw EntraError.authorizationPending
        case .declined: throw EntraError.authorizationDeclined
        case .approved:
            devices[code] = nil
            return device.request
        }
    }

    // MARK: Refresh tokens

    mutating func refreshToken(_ request: Request) -> String {
        let token = Self.secret("1.A")
        refreshes[token] = request
        return token
    }

    /// An older one stays good, as Entra's do.
    func refreshed(_ token: String, app: String) throws(EntraError) -> Request {
        guard let request = refreshes[token], request.app == app else { throw EntraError.badRefreshToken }
        return request
    }

    private static func secret(_ prefix: String) -> String {
        var random = SystemRandomNumberGenerator()
        return prefix + Base64URL.encode((0..<48).map { _ in UInt8.random(in: 0...255, using: &random) })
    }
}
