/// What the token service says.
extension Messages {
    static let deviceTitle = "Sign in on a device"
    static let deviceField = "Code"
    static let approve = "Approve"
    static let decline = "Decline"
    static let goOn = "Continue"
    static let deviceApproved = "Approved. You can close this page."
    static let deviceDeclined = "The person has declined."
    static let deviceUnknown = "No device waits for this code."
    static let consentDone = "You are signed in."

    static func consentTitle(app: String, user: String) -> String { "\(app) signs in as \(user)" }

    static func enterDeviceCode(_ code: String, _ page: String) -> String {
        "To sign in, use a web browser to open the page \(page) and enter the code \(code) to authenticate."
    }

    static func entra(_ error: EntraError, tenant: String) -> String {
        switch error {
        case .missingParameter(let name): "The request body must contain the following parameter: '\(name)'."
        case .postOnly(let method): "The endpoint only accepts POST requests. Received a \(method) request."
        case .unsupportedGrant(let grant): "The app requested an unsupported grant type '\(grant)'."
        case .unknownTenant(let tenant):
            "Tenant '\(tenant)' not found. Check to make sure you have the correct tenant ID."
        case .unknownApp(let app):
            "Application with identifier '\(app)' was not found in the directory '\(tenant)'."
        case .missingSecret:
            "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type."
        case .wrongSecret(let app):
            "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, "
                + "not the client secret ID, for a secret added to app '\(app)'."
        case .scopeWithoutDefault(let scope):
            "The provided value for scope \(scope) is not valid. Client credential flows must have a scope value with "
                + "/.default suffixed to the resource identifier (application ID URI)."
        case .malformedAssertion: "JWT token is invalid or malformed."
        case .foreignAssertion(let app):
            "The certificate with identifier used to sign the client assertion is not registered on application '\(app)'."
        case .assertionAudience: "Client assertion audience claim does not match Realm issuer."
        case .assertionTime: "Client assertion is not within its valid time range."
        case .badCode: "The authorization code is invalid or was issued to another client."
        case .usedCode: "OAuth2 Authorization code was already redeemed, please retry with a new valid code."
        case .expiredCode: "The provided authorization code or refresh token has expired due to inactivity."
        case .otherRedirect(let uri):
            "The redirect URI '\(uri)' specified in the request does not match the one that the code was issued for."
        case .badVerifier: "The Code_Verifier does not match the code_challenge supplied in the authorization request."
        case .badDeviceCode: "The device code is invalid or was issued to another client."
        case .expiredDeviceCode: "The device code has expired."
        case .authorizationPending: "OAuth 2.0 device flow error. Authorization is pending. Continue polling."
        case .authorizationDeclined: "The user denied the request."
        case .badRefreshToken: "The refresh token is invalid or was issued to another client."
        case .unknownIssuer(let issuer):
            "No matching federated identity record found for presented assertion issuer '\(issuer)'."
        case .unknownSubject(let subject):
            "No matching federated identity record found for presented assertion subject '\(subject)'."
        case .federatedAudience: "No matching federated identity record found for presented assertion audience."
        case .badSignature: "Assertion failed signature validation."
        case .refused(_, _, let message): message
        case .badPassword: "Error validating credentials due to invalid username or password."
        case .unknownResource(let resource):
            "The resource principal named \(resource) was not found in the tenant named \(tenant)."
        }
    }
}
