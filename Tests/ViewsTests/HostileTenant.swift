import Canonical
import Diagnostics
import TestKit

/// A tenant where somebody has written a text wherever the API lets them.
enum HostileTenant {
    /// - Parameter texts: an alert and a device for each.
    static func scenario(_ texts: [String]) -> Scenario {
        var scenario = Scenario(playbook)
        for (number, text) in texts.enumerated() {
            let value = JSONValue.string(text)
            scenario.alerts.append(
                Sample.alert("al-\(number + 10)", on: number + 10, ["title": value, "category": value, "assignedTo": value]))
            scenario.machines.append(Sample.machine(number + 10, ["computerDnsName": value, "machineTags": [value]]))
        }
        return scenario
    }

    /// How a page shows it; what XML cannot hold becomes a blank.
    static func shown(_ text: String) -> String {
        TerminalText.escaped(text).unicodeScalars.map { $0.value & 0xFFFE == 0xFFFE ? " " : String($0) }.joined()
    }

    private static let playbook = """
        playbook: act
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High" || alert.title == ""', lookback: 24h } }
        steps:
          - isolate_device: { type: Full, comment: "on ${device.computerDnsName}: ${alert.title}" }
          - update_alert: { comment: "${alert.title}", assignedTo: "${alert.title}" }
          - tag_device: { add: ["t-${alert.title}"] }
        """
}
