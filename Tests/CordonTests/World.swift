/// Small worlds.
enum World {
    static let first = String(repeating: "1", count: 40)
    static let second = String(repeating: "2", count: 40)
    static let server = String(repeating: "3", count: 40)
    static let firstAlert = "da637000000000000001_1"

    /// Two workstations with ransomware, the second with an alert whose title speaks to terminals.
    static let twoInfected = world(
        alerts: [alert(firstAlert, first, "Ransomware"), alert("da637000000000000002_2", second, #"Evil \e[31mred\u202E"#)])

    /// A server with ransomware.
    static let infectedServer = world(alerts: [alert(firstAlert, server, "Ransomware")])

    static let policy = """
        policy:
          protect:
            - name: servers
              where: device.osPlatform.startsWith("WindowsServer")
              deny: [isolate_device]
        """

    private static func world(alerts: [String]) -> String {
        let devices = [(first, "ws1", "Windows11"), (second, "ws2", "Windows11"), (server, "srv1", "WindowsServer2019")]
        let lines = devices.map {
            "  - { id: \"\($0)\", computerDnsName: \($1).example, osPlatform: \($2), onboardingStatus: Onboarded, deviceValue: Normal, machineTags: [] }"
        }
        return "devices:\n" + lines.joined(separator: "\n") + "\nalerts:\n" + alerts.joined(separator: "\n") + "\n"
    }

    private static func alert(_ id: String, _ device: String, _ title: String) -> String {
        """
          - { id: "\(id)", machineId: "\(device)", title: "\(title)", severity: High, category: Ransomware, status: New, alertCreationTime: -1h, lastUpdateTime: -1h }
        """
    }
}
