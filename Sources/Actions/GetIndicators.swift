public import ActionKit
public import DefenderAPI

/// Looks up the indicators of a value.
public enum GetIndicators: LookupAction {
    public static let key = "get_indicators"
    public static let summary = "Looks up the indicators of a value; there may be none."
    public static let parameters = [
        Parameter("type", .choice(EnumSchema.indicatorType.values), required: true, summary: "What the value is."),
        Parameter("value", .text(maximum: 2048), required: true, summary: "The hash, address, domain, URL or thumbprint."),
    ]
    public static let endpoints: [Endpoint] = [.listIndicators]
    public static let outputs = [
        Output("indicators", .list(.record(Indicator.schema)), summary: "The indicators; none where the list is empty.")
    ]
    public static let examples = ["get_indicators: { type: DomainName, value: bad.example }"]

    public static func question(_ inputs: Inputs, files: [String: ProjectFile]) -> Result<Lookup, Unasked> {
        guard let kind = IndicatorValue.Kind(rawValue: inputs.required("type")),
            let value = IndicatorValue(inputs.required("value"), kind: kind)
        else { return .failure(Unasked(Messages.noSuchShape("value"))) }
        return .success(.indicators(value))
    }
}
