import DefenderAPI

/// The sentences of this module.
enum Messages {
    // MARK: Addresses

    static func unreadable(_ path: String, _ origin: Origin, _ reason: String) -> String {
        let reason = reason.hasSuffix(".") ? String(reason.dropLast()) : reason
        return "the answer of \(origin) to \(path) is malformed: \(reason). If a proxy stands between, look at what it answers"
    }

    static func badOrigin(_ fault: Origin.Fault) -> String {
        switch fault {
        case .malformed(let text): "\"\(text)\" is no address of a service: write https://HOST or https://HOST:PORT"
        case .unprotected(let text): "\"\(text)\" would send credentials unprotected: use https (http is for loopback only)"
        }
    }

    // MARK: Connection

    static let stopped = "stopped before it was sent"
    static let redirected = "the service answered with a redirect, which is not followed: check the address of the API"

    static func noAnswer(from origin: Origin, _ setback: Setback) -> String { "\(origin): \(gaveUp(setback))" }

    static func gaveUp(_ setback: Setback) -> String {
        switch setback {
        case .failure(.notSent(let why)): "no connection: \(why)"
        case .failure(.cut(let why)): "no answer: \(why)"
        case .throttled(let wait): throttled(wait)
        case .unwell(let status, _): "the service is unwell (status \(status))"
        }
    }

    static func throttled(_ wait: Duration?) -> String {
        let time = wait.map { " for \($0.components.seconds) s" } ?? ""
        return "the service asks to be left alone\(time): too many requests (429)"
    }

    static func answerTooLong(_ limit: Int) -> String { "the answer is longer than \(limit) bytes" }

    // MARK: Sign-in

    static let noTokenInAnswer = "the token endpoint's answer holds no access_token: check the address of the login service"
    static let noBearerToken = "the token endpoint gave a token that is no bearer token"
    static let opaqueToken = "the token cannot be read, so its tenant and audience cannot be checked: nothing is written with it"
    static let noTenantInToken = "the token names no tenant (tid): nothing is written with it"

    static func wrongTenant(_ tenant: String, wanted: String) -> String {
        "the token is for tenant \(tenant), not \(wanted): check tenantId"
    }

    static func wrongAudience(_ audiences: [String], wanted: String) -> String {
        let found = audiences.isEmpty ? "nobody" : audiences.joined(separator: ", ")
        return "the token is for \(found), not \(wanted)"
    }

    static func refused(_ refusal: SignInRefusal, _ signIn: SignIn) -> String {
        let why = refusal.text ?? refusal.code ?? "status \(refusal.status) and no reason"
        return "\(why) (tenant \(signIn.tenantID), client \(signIn.clientID)). \(advice(refusal))"
    }

    private static func advice(_ refusal: SignInRefusal) -> String {
        switch refusal.entraCode {
        case 7_000_215: "The secret is wrong: use the secret's value, not its id"
        case 7_000_222: "The secret has expired: make a new one in the app registration"
        case 7_000_216, 7_000_218: "The sign-in lacks a secret: check the credential"
        case 700_016: "The tenant does not know the app: check clientId and tenantId"
        case 90_002, 900_023: "There is no such tenant: check tenantId"
        case 500_011, 500_341: "The tenant does not know the Defender API: check that it has Defender for Endpoint"
        case 65_001: "An administrator has to consent to the app's permissions"
        case 53_003: "A conditional access policy keeps the app out"
        default: "Check tenantId, clientId and the secret"
        }
    }

    static func tokenRefused(_ error: APIError) -> String {
        "the API does not take the token, not even a new one (401): \(error.message)"
    }

    // MARK: Permissions

    static func forbidden(_ endpoint: Endpoint, _ error: APIError) -> String {
        "the sign-in may not call \(endpoint.id) (403): \(error.message)"
    }

    static func forbiddenAnyway(_ endpoint: Endpoint, _ error: APIError) -> String {
        "the service refuses \(endpoint.id) although the token holds a permission for it (403): \(error.message)"
    }

    // MARK: Writing

    static let answerAboutAnother = "the answer is about another device or action than asked for"

    static func unreadableAcceptance(status: Int, _ why: String) -> String { "accepted with status \(status), but \(why)" }
    static let notShown = "the service took it, but not everything that it was to change shows it"
    static func noMachineAction(_ id: String) -> String { "\(id) is no id of a machine action" }

    static func noWayToFind(_ endpoint: Endpoint) -> String {
        "nothing that the service keeps tells whether \(endpoint.id) happened; look at the entity in the portal"
    }

    static func oddStatus(_ status: Int) -> String { "the service answered with status \(status)" }

    static func pendingAction(_ action: MachineAction) -> String {
        "the service answered with the action \(action.id) of \(action.requestor ?? "somebody unnamed") that is under way"
    }

    // MARK: Paging

    static let pagesRepeat = "the service repeats a page instead of going on"

    static func tooManyPages(_ count: Int) -> String { "the listing has more than \(count) pages" }
    static func rowsKeepMoving(_ passes: Int) -> String { "rows moved while they were read, each of \(passes) times" }
}
