import Foundation

/// What the commands of one lab are about.
enum KillStory: String, CaseIterable {
    /// `plan`, then `apply` of its file.
    case applied
    /// `run`.
    case run
    /// `run`, and its leases are over before all is done.
    case leased
    /// `run`, and every run is taken back with `undo`.
    case undone

    /// So many devices with an alert each.
    static func world(of count: Int) -> String {
        let devices = (1...count).map {
            "  - { id: \"\(String(repeating: "\($0)", count: 40))\", computerDnsName: ws\($0).example, osPlatform: Windows11, onboardingStatus: Onboarded, deviceValue: Normal, machineTags: [old] }\n"
        }
        let alerts = (1...count).map {
            "  - { id: al-\($0), machineId: \"\(String(repeating: "\($0)", count: 40))\", severity: High, status: New, alertCreationTime: -1h, lastUpdateTime: -1h }\n"
        }
        return "devices:\n" + devices.joined() + "alerts:\n" + alerts.joined()
    }

    /// Makes this the only playbook of a lab.
    /// - Parameter port: where a proxy to the simulator listens; nil for the simulator itself.
    func write(to lab: Lab, port: Int?) throws {
        try lab.remove("playbooks")
        try FileManager.default.createDirectory(at: lab.path("playbooks"), withIntermediateDirectories: true)
        try lab.write(playbook, to: "playbooks/contain.yaml")
        let address = port.map { "http://127.0.0.1:\($0)" }
        try lab.write(lab.configuration(api: address, login: address, policy: "policy: none"), to: "cordon.yaml")
    }

    /// One request of each kind of reconciliation, and a step of several.
    var playbook: String {
        """
        playbook: contain
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High" && alert.status == "New"', lookback: 24h, per: device } }
        when: '!("contained" in device.machineTags)'
        steps:
          - id: isolate
            isolate_device: { type: Full, comment: why }
            \(self == .leased ? "undo_after: 2s" : "needs: []")
          - id: mark
            tag_device: { add: [contained, seen], remove: [old] }
          - if: steps.isolate.outcome == "done"
            update_alert: { status: InProgress, comment: isolated }
          - set_device_value: { value: High }
          - scan_device: { type: Quick }

        """
    }
}
