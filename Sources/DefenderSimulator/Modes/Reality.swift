/// A way of the service that its pages leave out and that people met in the field, and how the simulator shows it.
public struct Reality: Sendable {
    public enum Means: Hashable, Sendable {
        /// A mode of `ModeTable`.
        case mode(String)
        /// A flag of `cordon simulate`.
        case flag(String)
        /// A request to `/_simulator/`.
        case admin(String)
        /// It is so in any case.
        case always
    }

    public let summary: String
    public let means: [Means]

    /// All that are known; each mode belongs to one of them.
    public static let all = [
        Reality(
            summary: "a second isolation is refused, is answered with the pending one, or is carried out after a later release",
            means: [.mode("duplicates")]),
        Reality(
            summary: "a device that is away takes nothing up: three days, then TimeOut",
            means: [.flag("--clock virtual"), .admin("PATCH world/devices/{id}")]),
        Reality(summary: "a machine entity does not say whether it is isolated", means: [.always]),
        Reality(summary: "one live response per device, and a failed command stops the rest", means: [.always]),
        Reality(
            summary: "429 per app and tenant, with Retry-After in seconds, as a date or not at all; who does not wait waits longer",
            means: [.flag("--limits real"), .mode("retryAfter"), .mode("refusals")]),
        Reality(
            summary: "hunting queries use up ten minutes of run time an hour, and then 429 names that limit",
            means: [.flag("--limits real"), .mode("runTime")]),
        Reality(
            summary: "links to the next page are missing, lose the filter, repeat, lead elsewhere; rows shift between pages",
            means: [.mode("paging")]),
        Reality(
            summary: "alerts come to light late, and share their times to 100 ns", means: [.mode("arrivals"), .mode("alertTimes")]),
        Reality(summary: "several machine ids for one DNS name, and ids that were merged", means: [.mode("devices")]),
        Reality(summary: "PATCH of a machine replaces its tags", means: [.always]),
        Reality(
            summary: "PATCH of an alert answers with old values, and the last write wins",
            means: [.mode("alertAnswers"), .mode("edits")]),
        Reality(
            summary: "links to downloads expire within minutes and carry extra quotes; a good one may give nothing",
            means: [.always, .mode("downloads")]),
        Reality(summary: "15,000 indicators per tenant, and an import that fails item by item", means: [.always, .mode("imports")]),
        Reality(summary: "a new role is not in a token that is out", means: [.admin("PATCH apps/{clientId}")]),
        Reality(summary: "values that no page lists", means: [.mode("statuses"), .mode("values")]),
        Reality(summary: "the texts of errors change, their codes do not", means: [.mode("wording")]),
    ]
}
