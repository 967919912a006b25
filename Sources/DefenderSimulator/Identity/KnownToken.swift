import Canonical
import DefenderAPI

/// What a token of ours says, as the API needs it.
struct KnownToken: Sendable {
    let client: Client
    /// What it is meant for, as it names it.
    let audience: String
    /// The service that takes it; nil if none of ours does.
    let service: APIService?
    /// In seconds since the epoch.
    let start: Int64
    let expiry: Int64

    /// nil if a claim is missing that every token has.
    init?(_ claims: JSONValue) {
        guard let expiry = claims["exp"]?.integerValue, let start = claims["nbf"]?.integerValue,
            let app = claims["appid"]?.stringValue, let tenant = claims["tid"]?.stringValue
        else { return nil }
        (self.start, self.expiry) = (start, expiry)
        audience = claims["aud"]?.stringValue ?? ""
        service = Resource(audience)?.service
        client = Client(
            appID: app, tenantID: tenant, roles: claims["roles"]?.arrayValue?.compactMap { $0.stringValue } ?? [],
            scopes: claims["scp"]?.stringValue.map { $0.split(separator: " ").map { String($0) } },
            user: claims["upn"]?.stringValue)
    }
}
