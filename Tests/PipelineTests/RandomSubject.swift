/// What the runs of a random playbook are about.
struct RandomSubject {
    let trigger: String
    /// The expression for an alert of the run; nil if it has none.
    let alert: String?
    /// The expression for a device of the run.
    let device: String
    /// Whether the run has no device of its own, so that steps have to name one.
    let needsDevice: Bool

    init(_ numbers: inout RandomNumbers) {
        let condition = numbers.pick(["true", "alert.severity == \"High\"", "alert.title != \"\""])
        let per = numbers.pick(["alert", "alert", "device", "incident", "{ key: alert.severity, within: 2h }", "devices"])
        needsDevice = per == "incident" || per.hasPrefix("{")
        device = needsDevice ? "alerts[0].device" : "device"
        guard per != "devices" else {
            trigger = "{ devices: { where: '\(numbers.pick(["true", "device.osPlatform == \"Windows11\""]))', every: 10m } }"
            alert = nil
            return
        }
        trigger = "{ alerts: { where: '\(condition)', lookback: 24h, per: \(per) } }"
        alert = per == "alert" ? "alert" : "alerts[0]"
    }

    /// A text that names what the run is about.
    var title: String { "${\(alert.map { "\($0).title" } ?? "device.id")}" }

    /// Conditions on what the plan knows, some of it by look-ups.
    var conditions: [String] {
        ["\(device).osPlatform == \"Windows11\"", "true", "\(device).alerts.exists(a, a.severity == \"High\")"]
            + (alert.map { ["\($0).severity == \"High\""] } ?? ["\"a\" in device.machineTags"])
    }
}
