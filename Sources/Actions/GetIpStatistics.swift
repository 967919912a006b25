public import ActionKit
public import DefenderAPI

/// Looks up when the organisation met an address in the last 30 days.
public enum GetIpStatistics: LookupAction {
    public static let key = "get_ip_statistics"
    public static let summary = "Looks up when the organisation met an address in the last 30 days."
    public static let parameters = [
        Parameter("ip", .shaped(.ip), required: true, summary: "The address.")
    ]
    public static let endpoints: [Endpoint] = [.getIpStats]
    public static let outputs = [Output("statistics", .record(IPStatistics.schema), summary: "What is known of it.")]
    public static let examples = ["get_ip_statistics: { ip: 192.0.2.1 }"]

    public static func question(_ inputs: Inputs, files: [String: ProjectFile]) -> Result<Lookup, Unasked> {
        guard let ip = IPText(inputs.required("ip")) else { return .failure(Unasked(Messages.noSuchShape("ip"))) }
        return .success(.ipStatistics(ip))
    }
}
