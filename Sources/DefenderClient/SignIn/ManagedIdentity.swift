import HTTPTypes

/// Where the identity of an Azure resource gives out tokens: the instance metadata service of machines, or the endpoint that
/// App Service and Functions name in the environment. Both are plain HTTP that never leaves the machine.
public enum ManagedIdentity: Sendable {
    /// `GET /metadata/identity/oauth2/token` with the header `Metadata: true`.
    case instanceMetadata(authority: String)
    /// An address with its path, and the value of the header `X-IDENTITY-HEADER`.
    case appService(endpoint: String, header: Secret)

    /// The form that the environment calls for.
    /// - Returns: nil if App Service's variables are there but name no address of this machine.
    public init?(environment: [String: String]) {
        if let endpoint = environment["IDENTITY_ENDPOINT"], let header = environment["IDENTITY_HEADER"] {
            guard Self.parts(endpoint) != nil else { return nil }
            self = .appService(endpoint: endpoint, header: Secret(header))
        } else {
            // The name by which Azure's own libraries let a host stand in for the metadata service.
            let stand = environment["AZURE_POD_IDENTITY_AUTHORITY_HOST"].flatMap { Self.parts($0)?.authority }
            self = .instanceMetadata(authority: stand ?? "169.254.169.254")
        }
    }

    var secrets: [Secret] {
        if case .appService(_, let header) = self { [header] } else { [] }
    }

    /// Where it is asked, for messages.
    var place: String {
        switch self {
        case .instanceMetadata(let authority): "http://\(authority)"
        case .appService(let endpoint, _): endpoint
        }
    }

    /// Statuses of the metadata service that pass by themselves: it is being updated, or the identity just attached.
    static let passing: Set = [404, 410]

    func request(resource: String, client: String) -> TokenRequest {
        let query = "resource=\(resource.formEncoded)&client_id=\(client.formEncoded)"
        switch self {
        case .instanceMetadata(let authority):
            let path = "/metadata/identity/oauth2/token?api-version=2018-02-01&\(query)"
            return Self.get(authority, path, "Metadata", Secret("true"), secrets: [])
        case .appService(let endpoint, let header):
            let (authority, path) = Self.parts(endpoint) ?? (endpoint, "/")
            return Self.get(
                authority, "\(path)?api-version=2019-08-01&\(query)", "X-IDENTITY-HEADER", header, secrets: [header])
        }
    }

    private static func get(
        _ authority: String, _ path: String, _ header: String, _ value: Secret, secrets: [Secret]
    ) -> TokenRequest {
        var request = HTTPRequest(method: .get, scheme: "http", authority: authority, path: path)
        if let name = HTTPField.Name(header) { request.headerFields[name] = value.reveal { $0 } }
        return TokenRequest(request, secrets: secrets)
    }

    /// Host and path of `http://host:port/path`, where the host is this machine or its link: nothing else may see the header.
    private static func parts(_ text: String) -> (authority: String, path: String)? {
        guard text.hasPrefix("http://") else { return nil }
        let rest = text.dropFirst("http://".count)
        let authority = String(rest.prefix { $0 != "/" })
        let path = String(rest.dropFirst(authority.count).prefix { $0 != "?" && $0 != "#" })
        let isLinkLocal = authority.prefix { $0 != ":" }.hasPrefix("169.254.")
        guard isLinkLocal || (try? Origin("http://\(authority)")) != nil else { return nil }
        return (authority, path.isEmpty ? "/" : path)
    }
}
