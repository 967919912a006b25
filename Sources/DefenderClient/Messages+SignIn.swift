import Canonical
import DefenderAPI

/// The sentences about signing in.
extension Messages {
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

    static func noToken(_ signIn: SignIn, _ setback: Setback) -> String {
        guard case .managedIdentity(let identity) = signIn.credential else { return noAnswer(from: signIn.authority, setback) }
        return "\(identity.place): \(gaveUp(setback)). Managed identities are to be had on Azure resources only: check the credential"
    }

    // MARK: Refusals

    static func refused(_ refusal: SignInRefusal, _ signIn: SignIn) -> String {
        let why = refusal.text ?? refusal.code ?? "status \(refusal.status) and no reason"
        return "\(why) (tenant \(signIn.tenantID), client \(signIn.clientID)). \(advice(refusal, signIn.credential))"
    }

    private static func advice(_ refusal: SignInRefusal, _ credential: ClientCredential) -> String {
        switch refusal.entraCode {
        case 7_000_215: "The secret is wrong: use the secret's value, not its id"
        case 7_000_222: "The secret has expired: make a new one in the app registration"
        case 7_000_216, 7_000_218: "The sign-in lacks a secret, or the app is no public client: check the credential"
        case 700_016: "The tenant does not know the app: check clientId and tenantId"
        case 90_002, 900_023: "There is no such tenant: check tenantId"
        case 500_011, 500_341: "The tenant does not know the Defender API: check that it has Defender for Endpoint"
        case 65_001: "An administrator has to consent to the app's permissions"
        case 53_003, 530_003: "A conditional access policy keeps the app or the user out"
        case 700_027: "The app registration does not have this certificate: upload it, or use the one that is there"
        case 700_024: "The assertion is outside of its time: check this machine's clock"
        case 70_021, 700_211, 700_212, 700_213: "No federated credential of the app fits the token's issuer, subject and audience"
        case 50_011: "Add http://localhost to the app's redirect addresses (mobile and desktop applications)"
        case 70_000, 70_008, 70_043, 700_082, 50_173, 50_076, 50_079, 50_078: signInAgain
        default: advice(credential, refusal.code)
        }
    }

    private static func advice(_ credential: ClientCredential, _ code: String?) -> String {
        switch credential {
        case .secret: "Check tenantId, clientId and the secret"
        case .certificate: "Check tenantId, clientId and that the app registration has this certificate"
        case .federatedToken: "Check tenantId, clientId and the app's federated credentials"
        case .managedIdentity: "Check that the identity with this clientId is assigned to this resource"
        case .user: code == "invalid_grant" || code == "interaction_required" ? signInAgain : "Check tenantId and clientId"
        }
    }

    private static let signInAgain = "Sign in again: cordon auth login"

    static func tokenRefused(_ error: APIError) -> String {
        "the API does not take the token, not even a new one (401): \(error.message)"
    }

    // MARK: Certificates

    static func badCertificate(_ fault: ClientCertificate.Fault) -> String {
        switch fault {
        case .notACertificate: "it holds no certificate in PEM (-----BEGIN CERTIFICATE-----)"
        case .notAKey: "it holds no private key in PEM (-----BEGIN PRIVATE KEY-----)"
        case .encryptedKey:
            "the key is encrypted, and there is nobody to ask for its password: store it decrypted, readable by its owner alone"
        case .notRSA: "the key is no RSA key of at least 2048 bits, which Entra asks for"
        case .anotherKey: "the key belongs to another certificate"
        }
    }

    static func certificateNotValid(_ validity: ClosedRange<Timestamp>, _ now: Timestamp) -> String {
        now > validity.upperBound
            ? "the certificate expired on \(validity.upperBound): make a new one, and add it to the app registration"
            : "the certificate is valid from \(validity.lowerBound) only: check this machine's clock"
    }

    static let cannotSign = "the certificate's key cannot sign"

    // MARK: Users

    static let nobodySignedIn = "nobody is signed in: run `cordon auth login`"
    static let noDeviceCode = "the login service's answer holds no device code: check the address of the login service"
    static let noRefreshToken = "the login service gave no refresh token, so nobody would stay signed in: allow offline_access for the app"
    static let opaqueUserToken = "the user's token cannot be read, so it cannot be told whose it is"
    static let loginStopped = "the sign-in was stopped"
    static let codeExpired = "the code has expired before anybody signed in with it: try again"
    static let declined = "the sign-in was declined"
    static let nobodyCame = "nobody signed in in the browser within 10 minutes: try again, or use deviceCode where there is no browser"

    static func noLoopback(_ reason: String) -> String { "the browser cannot come back, because 127.0.0.1 takes no listener: \(reason)" }
    static func anotherUser(_ now: String, _ before: String) -> String {
        "the login service gave a token of \(now) where \(before) had signed in: run `cordon auth login`"
    }

    static func tokenFile(_ fault: TokenFile.Fault) -> String {
        switch fault {
        case .file(let error): "the sign-ins of users cannot be kept: \(error)"
        case .tooOpen(let path, let permissions):
            "\(path) may be read by others (mode \(String(permissions, radix: 8))): run `chmod 600` on it, and sign in again"
        case .unreadable(let path): "\(path) holds no sign-ins of this version: remove it, and run `cordon auth login`"
        case .busy(let path): "\(path) is in use by another process that does not let go of it: end that one"
        }
    }

    /// The page that the browser shows at the end; it holds nothing from outside.
    static func redirectPage(_ answer: RedirectAnswer?) -> String {
        let text =
            switch answer {
            case .code?: "You are signed in. You can close this page and go back to the terminal."
            case .refused?: "The sign-in was refused. The terminal says why."
            case nil: "There is nothing here."
            }
        return "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Cordon</title><p>\(text)</p></html>\n"
    }
}
