import DefenderAPI
import Expressions

/// What a run is about beside its alerts.
struct RunAbout: Sendable {
    enum Device: Sendable {
        /// There is no `device`.
        case none
        /// The id as the service states it; nil where it states none.
        case stated(String?)
    }

    /// The name that the language gives to what the run is about, with its value.
    enum Root: Sendable {
        case incident(Int64)
        case key(Value)
        case inputs(ManualCall)
        case row(Record)
    }

    let device: Device
    let root: Root?

    init(device: Device, root: Root? = nil) {
        self.device = device
        self.root = root
    }
}
