public import ActionKit
public import DefenderAPI

/// Looks up an alert, with its evidence.
public enum GetAlert: LookupAction {
    public static let key = "get_alert"
    public static let summary = "Looks up an alert, with its evidence."
    public static let parameters = [
        Parameter("id", .shaped(.alertID), required: true, summary: "The id of the alert.")
    ]
    public static let endpoints: [Endpoint] = [.getAlert]
    public static let outputs = [Output("alert", .record(Alert.schema), summary: "The alert.")]
    public static let examples = ["get_alert: { id: \"${alert.id}\" }"]

    public static func question(_ inputs: Inputs, files: [String: ProjectFile]) -> Result<Lookup, Unasked> {
        guard let id = AlertID(inputs.required("id")) else { return .failure(Unasked(Messages.noSuchShape("id"))) }
        return .success(.alert(id))
    }
}
