import Canonical
import DefenderAPI

/// The outlook of each device that the plan has spoken of; what is no device's stands under nil.
struct DeviceOutlooks {
    /// Where an attempt began.
    struct Attempt {
        fileprivate let devices: RevertibleDictionary<MachineID?, DeviceOutlook>.Attempt
        fileprivate let open: RevertibleDictionary<OpenChange, Bool>.Attempt
    }

    private var devices = RevertibleDictionary<MachineID?, DeviceOutlook>()
    private var open = RevertibleDictionary<OpenChange, Bool>()

    subscript(device: MachineID?) -> DeviceOutlook? {
        get { devices[device] }
        set { devices[device] = newValue }
    }

    /// What earlier steps may change of any device, alert or indicator: only the run can tell of which.
    var anywhere: Set<OpenChange> { Set(open.keys) }

    /// Notes a step that may change these of anything.
    mutating func leaveOpen(_ changes: [OpenChange]) {
        for change in changes where open[change] == nil { open[change] = true }
    }

    mutating func attempt() -> Attempt { Attempt(devices: devices.attempt(), open: open.attempt()) }

    mutating func keep(_ attempt: Attempt) {
        devices.keep(attempt.devices)
        open.keep(attempt.open)
    }

    mutating func revert(_ attempt: Attempt) {
        devices.revert(attempt.devices)
        open.revert(attempt.open)
    }
}
