import Canonical
import DefenderClient
import Diagnostics
import Playbooks
import Views

/// Who a token says we are, as a result.
struct IdentityView {
    private let claims: TokenClaims
    private let tenant: Configuration.Tenant

    init(_ claims: TokenClaims, tenant: Configuration.Tenant) {
        self.claims = claims
        self.tenant = tenant
    }

    var document: ResultDocument {
        func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
        return ResultDocument(
            schema: "cordon/identity/1",
            [
                "tenant": .string(tenant.name), "tenantId": text(claims.tenantID), "kind": claims.isUser ? "user" : "app",
                "appId": text(claims.appID), "appName": text(claims.appName), "objectId": text(claims.objectID),
                "user": text(claims.userName), "audiences": .array(claims.audiences.map { .string($0) }),
                "permissions": .array(claims.permissions.map { .string($0) }), "expires": text(claims.expiry?.description),
            ])
    }

    var text: String {
        let who = claims.isUser ? claims.userName ?? claims.objectID : claims.appName ?? claims.appID
        let lines = [
            ("tenant", "\(tenant.name) (\(claims.tenantID ?? tenant.id))"),
            (claims.isUser ? "user" : "app", "\(who ?? "unnamed") (\((claims.isUser ? claims.objectID : claims.appID) ?? "no id"))"),
            ("token for", claims.audiences.joined(separator: ", ")),
            ("good until", claims.expiry?.description ?? "not stated"),
            ("permissions", claims.permissions.isEmpty ? "none" : claims.permissions.sorted().joined(separator: ", ")),
        ]
        return lines.map { name, value in
            name + String(repeating: " ", count: 13 - name.utf8.count) + TerminalText.escaped(value) + "\n"
        }.joined()
    }
}
