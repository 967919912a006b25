public import ActionKit
public import DefenderAPI

/// Looks up when the organisation met a domain in the last 30 days.
public enum GetDomainStatistics: LookupAction {
    public static let key = "get_domain_statistics"
    public static let summary = "Looks up when the organisation met a domain in the last 30 days."
    public static let parameters = [
        Parameter("domain", .shaped(.domain), required: true, summary: "The domain.")
    ]
    public static let endpoints: [Endpoint] = [.getDomainStats]
    public static let outputs = [Output("statistics", .record(DomainStatistics.schema), summary: "What is known of it.")]
    public static let examples = ["get_domain_statistics: { domain: bad.example }"]

    public static func question(_ inputs: Inputs, files: [String: ProjectFile]) -> Result<Lookup, Unasked> {
        guard let domain = DomainText(inputs.required("domain")) else { return .failure(Unasked(Messages.noSuchShape("domain"))) }
        return .success(.domainStatistics(domain))
    }
}
