/// The modes that faults switch over; nil leaves what the start has set.
struct ModeSwitches: Hashable, Sendable {
    var duplicates: DuplicateMode?

    func applied(to modes: Modes) -> Modes {
        var switched = modes
        if let duplicates { switched.duplicates = duplicates }
        return switched
    }
}
