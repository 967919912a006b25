import Canonical
import DefenderAPI

/// A table of advanced hunting: its columns, and its rows as they follow from the world.
struct HuntingTable: Sendable {
    let name: String
    let columns: [HuntingColumn]
    /// The rows, one after the other; made when they are asked for.
    let rows: @Sendable (TenantState, Timestamp) -> AnySequence<HuntingRow>

    /// What the service keeps: events of the last 30 days (mde-errors-and-limits.yaml, `advanced_hunting`).
    static let window = Duration.seconds(30 * 86_400)

    static let all = [
        deviceInfo, alertInfo, alertEvidence, deviceProcessEvents, deviceFileEvents, deviceNetworkEvents, deviceLogonEvents,
        deviceSoftware, deviceVulnerabilities,
    ]

    /// The table of this name, whatever its case; those of a world file come before the derived ones.
    static func named(_ name: String, in state: TenantState) -> HuntingTable? {
        state.tables.first { $0.name.lowercased() == name.lowercased() }
            ?? all.first { $0.name.lowercased() == name.lowercased() }
    }

    /// The rows that the service still has: a table with times loses what is older than the window.
    /// - Parameter period: what of it is wanted; all if nil.
    func recent(_ state: TenantState, now: Timestamp, within period: ClosedRange<Timestamp>?) -> HuntingResultSet {
        let rows = rows(state, now)
        guard let index = columns.firstIndex(where: { $0.name == "Timestamp" && $0.kind == .datetime }) else {
            return HuntingResultSet(columns, rows)
        }
        let start = now.shifted(by: .zero - Self.window)
        return HuntingResultSet(
            columns,
            rows.lazy.filter { row in
                guard case .datetime(let time) = row[index] else { return true }
                return time >= start && period?.contains(time) ?? true
            })
    }
}

extension Record {
    /// A property as a cell of a table.
    func cell(_ name: String) -> HuntingValue {
        switch self[name] {
        case .string(let text): .string(text)
        case .timestamp(let time): .datetime(time)
        case .integer(let value): .long(value)
        case .double(let value): .real(value)
        case .boolean(let value): .bool(value)
        case .absent, .null: .null
        case .json, .list, .record: .dynamic(self[name].json ?? .null)
        }
    }
}
