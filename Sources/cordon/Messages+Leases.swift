import Canonical
import Execution

/// What is said of leases, and of taking back.
extension Messages {
    static func notOver(_ run: String) -> String {
        "the run \(run) has not ended: `cordon resume` goes on with it, `cordon runs cancel` ends it"
    }

    static func nothingToUndo(_ run: String) -> String { "Nothing that the run \(run) did can be taken back." }
    static let lasting = "nothing takes it back"
    static let noLeases = "Nothing is in force for a time."
    static func notALease(_ text: String) -> String { "a lease is named RUN/STEP, as `cordon leases list` does, and got \(text)" }
    static func unknownLease(_ place: Lease.Place) -> String {
        "there is no lease \(place) that is not over; `cordon leases list` shows them"
    }
    /// What is no device's has no target.
    private static func what(_ lease: Lease) -> String { lease.target.isEmpty ? lease.action : "\(lease.action) on \(lease.target)" }

    static func lease(_ lease: Lease) -> String {
        "\(what(lease)) is taken back at \(lease.until) by `cordon resume`, if that is run then (\(lease.place))."
    }

    static func overdue(_ lease: Lease) -> String {
        "overdue since \(lease.until): \(what(lease)) is to be taken back (\(lease.place)); `cordon resume` does it"
    }

    static func outlives(_ lease: Lease) -> String {
        "\(what(lease)) is to be taken back at \(lease.until), and will not be while everything is halted (\(lease.place))."
    }
}
