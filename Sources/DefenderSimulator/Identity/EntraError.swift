import Canonical
import HTTPTypes

/// A refusal of the token service, with the code that people search for.
enum EntraError: Error, Hashable, Sendable {
    case missingParameter(String)
    case unsupportedGrant(String)
    case unknownTenant(String)
    case unknownApp(String)
    case missingSecret
    case wrongSecret(app: String)
    case scopeWithoutDefault(String)
    case unknownResource(String)

    /// The number behind `AADSTS`.
    var number: Int64 {
        switch self {
        case .missingParameter: 900_144
        case .unsupportedGrant: 70_003
        case .unknownTenant: 90_002
        case .unknownApp: 700_016
        case .missingSecret: 7_000_216
        case .wrongSecret: 7_000_215
        case .scopeWithoutDefault: 1_002_012
        case .unknownResource: 500_011
        }
    }

    /// The OAuth error (RFC 6749, section 5.2).
    private var oAuthCode: String {
        switch self {
        case .missingParameter, .unknownTenant: "invalid_request"
        case .unsupportedGrant: "unsupported_grant_type"
        case .unknownApp: "unauthorized_client"
        case .missingSecret, .wrongSecret: "invalid_client"
        case .scopeWithoutDefault: "invalid_scope"
        case .unknownResource: "invalid_resource"
        }
    }

    private var status: HTTPResponse.Status { oAuthCode == "invalid_client" ? .unauthorized : .badRequest }

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
