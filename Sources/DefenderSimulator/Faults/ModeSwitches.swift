/// The modes that faults switch over, by name; the others stay as the start has set them.
struct ModeSwitches: Hashable, Sendable {
    var values: [String: String] = [:]

    func applied(to modes: Modes) -> Modes {
        var switched = modes
        for (name, value) in values { _ = switched.set(name, to: value) }
        return switched
    }
}
