import DefenderAPI
import Diagnostics
import YAMLSyntax

extension Configuration.Tenant {
    private typealias Origins = (api: String?, login: String?, graph: String?)

    private static func origin(_ name: String, _ summary: String) -> Key<String> {
        let form = Form<String>.text(
            "^[hH][tT][tT][pP][sS]?://", { OriginText.normalized($0) != nil }, or: { Messages.notAnEndpoint(name, $0) })
        return Key(name, form.map { text, _, _ in OriginText.normalized(text) }, summary)
    }

    private static let api = origin("api", "The API's address.")
    private static let login = origin("login", "The sign-in service's address.")
    private static let graph = origin("graph", "Microsoft Graph's address.")
    private static let endpointsForm = MappingForm<Origins>(
        "`endpoints`", "Other addresses; https, or http on loopback.", [api, login, graph]
    ) { ($0[api], $0[login], $0[graph]) }

    private static func identifier(_ name: String, _ summary: String) -> Key<String> {
        let form = Form<String>.text(GUIDText.pattern, GUIDText.isGUID, or: { Messages.notAGUID(name, $0) })
        return Key(name, form.map { text, _, _ in text.lowercased() }, required: true, summary)
    }

    private static let name = Key("name", Form.text.spanned, required: true, "How commands name it.")
    private static let tenantID = identifier("tenantId", "The directory id.")
    private static let clientID = identifier("clientId", "The id of the app registration.")
    private static let credential = Key("credential", Credential.form, required: true, "How Cordon signs in.")
    private static let cloud = Key("cloud", Form<Cloud>.word, "The cloud; without it `commercial`.")
    private static let region = Key("region", Form<Region>.word, "The region of the API's host; without it the global one.")
    private static let resource = origin("resource", "Whom tokens are for, where it is not what the cloud has.")
    private static let endpoints = Key("endpoints", endpointsForm.form, "Other addresses, for tests and proxies.")
    private static let variables = Key("vars", Variable.form, "Values in place of the project's.")

    static func form(_ policies: PolicyDecoder) -> MappingForm<Configuration.Tenant> {
        let policy = policies.key("What this tenant's policy adds; the stricter wins.")
        let keys: [any KeyDeclaration] = [
            name, tenantID, clientID, credential, cloud, region, resource, endpoints, variables, policy,
        ]
        return MappingForm("a tenant", "A tenant and how to sign in to it.", keys) { fields in
            let name = fields[Self.name]
            let (id, client) = (fields[tenantID], fields[clientID])
            let credential = fields[Self.credential].flatMap { Credential.checked($0, tenant: fields.blame, fields.collector) }
            let cloud = fields[Self.cloud] ?? .commercial
            let (region, resource, endpoints) = (fields[Self.region], fields[Self.resource], fields[Self.endpoints])
            if let place = fields.place(of: Self.region), region != nil, cloud != .commercial {
                fields.collector.report(Messages.regionOutsideCommercial(cloud.rawValue, place))
            }
            let (variables, policy) = (fields[Self.variables], fields[policy])
            guard let name, let id, let client, let credential else { return nil }
            return Configuration.Tenant(
                name: name.value, id: id, clientID: client, credential: credential, cloud: cloud, region: region,
                api: endpoints?.api ?? region?.api ?? cloud.api, login: endpoints?.login ?? cloud.login,
                graph: endpoints?.graph ?? cloud.graph, resource: resource ?? cloud.resource, variables: variables ?? [],
                policy: policy, range: fields.range)
        }
    }
}
