public import Canonical
public import Execution
public import Planning

/// What became of a plan as JSON (cli.md, "report").
public struct ReportView: Sendable {
    public static let schema = "cordon/report/1"
    public let json: JSONObject

    /// - Parameters:
    ///   - mode: `live` or `rehearsal`, by the type of the report.
    ///   - notes: what else has to be said, such as differences that changed nothing.
    public init<Outcome: StepOutcome>(
        _ plan: Plan, _ reports: [RunReport<Outcome>], mode: String, notes: [String] = [], checkpoint: String? = nil
    ) {
        var json = JSONObject()
        json["plan"] = .string(plan.digest.description)
        json["tenant"] = .string(plan.inputs.tenant)
        json["time"] = .string(plan.inputs.time.description)
        json["expires"] = .string(plan.expires.description)
        json["mode"] = .string(mode)
        json["notes"] = .array(notes.map { .string($0) })
        json["checkpoint"] = checkpoint.map { .string($0) } ?? .null
        json["runs"] = .array(reports.map { RunView.json($0, plan) })
        self.json = json
    }
}
