import Canonical
import HTTPTypes

/// A refusal of the token service, with the code that people search for.
enum EntraError: Error, Hashable, Sendable {
    case missingParameter(String)
    case postOnly(method: String)
    case unsupportedGrant(String)
    case unknownTenant(String)
    case unknownApp(String)
    case missingSecret
    case wrongSecret(app: String)
    case scopeWithoutDefault(String)
    case unknownResource(String)
    // Certificates.
    case malformedAssertion
    case foreignAssertion(app: String)
    case assertionAudience
    case assertionTime
    // Codes, devices, refresh.
    case badCode
    case usedCode
    case expiredCode
    case otherRedirect(String)
    case badVerifier
    case badDeviceCode
    case expiredDeviceCode
    case authorizationPending
    case authorizationDeclined
    case badRefreshToken
    case badPassword
    // Federated identities.
    case unknownIssuer(String)
    case unknownSubject(String)
    case federatedAudience
    case badSignature
    /// A fault's, or that there is nothing at a path.
    case refused(status: Int, code: String?, message: String)

    /// The number behind `AADSTS`.
    var number: Int64 {
        switch self {
        case .missingParameter: 900_144
        case .postOnly: 900_561
        case .unsupportedGrant: 70_003
        case .unknownTenant: 90_002
        case .unknownApp: 700_016
        case .missingSecret: 7_000_216
        case .wrongSecret: 7_000_215
        case .scopeWithoutDefault: 1_002_012
        case .unknownResource: 500_011
        case .malformedAssertion: 50_027
        case .foreignAssertion: 700_027
        case .assertionAudience: 700_023
        case .assertionTime: 700_024
        case .badCode: 9_002_313
        case .usedCode: 54_005
        case .expiredCode: 70_008
        case .otherRedirect: 50_011
        case .badVerifier: 501_481
        case .badDeviceCode: 70_019
        case .expiredDeviceCode: 70_020
        case .authorizationPending: 70_016
        case .authorizationDeclined: 70_018
        case .badRefreshToken: 9_002_313
        case .badPassword: 50_126
        case .unknownIssuer: 700_211
        case .unknownSubject: 700_213
        case .federatedAudience: 700_212
        case .badSignature: 50_013
        case .refused(429, _, _): 90_055
        case .refused(let status, _, _): status < 500 ? 90_014 : 90_033
        }
    }

    /// The OAuth error (RFC 6749, section 5.2).
    private var oAuthCode: String {
        switch self {
        case .missingParameter, .postOnly, .unknownTenant: "invalid_request"
        case .unsupportedGrant: "unsupported_grant_type"
        case .unknownApp: "unauthorized_client"
        case .missingSecret, .wrongSecret: "invalid_client"
        case .scopeWithoutDefault: "invalid_scope"
        case .unknownResource: "invalid_resource"
        case .malformedAssertion, .foreignAssertion, .assertionAudience, .assertionTime, .unknownIssuer, .unknownSubject,
            .federatedAudience, .badSignature:
            "invalid_client"
        case .badCode, .usedCode, .expiredCode, .badVerifier, .badRefreshToken, .badPassword: "invalid_grant"
        case .otherRedirect: "invalid_request"
        case .badDeviceCode: "bad_verification_code"
        case .expiredDeviceCode: "expired_token"
        case .authorizationPending: "authorization_pending"
        case .authorizationDeclined: "authorization_declined"
        case .refused(let status, let code, _): code ?? Self.usual(status)
        }
    }

    /// The OAuth error that goes with a status (RFC 6749, sections 4.1.2.1 and 5.2).
    private static func usual(_ status: Int) -> String {
        switch status {
        case 401: "invalid_client"
        case 500: "server_error"
        case 429, 501...: "temporarily_unavailable"
        default: "invalid_request"
        }
    }

    private var status: HTTPResponse.Status {
        if case .refused(let status, _, _) = self { return HTTPResponse.Status(code: status) }
        return oAuthCode == "invalid_client" ? .unauthorized : .badRequest
    }

    /// The answer in Entra's shape.
    func reply(tenant: String, now: Timestamp, trace: String, correlation: String) -> Reply {
        let second = now.text(fractionDigits: 0).split(separator: "T").joined(separator: " ")
        let description =
            "AADSTS\(number): \(Messages.entra(self, tenant: tenant)) Trace ID: \(trace) "
            + "Correlation ID: \(correlation) Timestamp: \(second)"
        return Reply(
            status,
            json: [
                "error": .string(oAuthCode), "error_description": .string(description),
                "error_codes": [.integer(number)], "timestamp": .string(second), "trace_id": .string(trace),
                "correlation_id": .string(correlation),
                "error_uri": .string("https://login.microsoftonline.com/error?code=\(number)"),
            ])
    }
}
