import Canonical
import DefenderAPI

/// What a device puts together on request: the folders of the service's package, filled from the world.
struct InvestigationPackage {
    let device: Record
    let alerts: [Record]
    let seed: UInt64

    var zip: [UInt8] {
        var archive = ZipArchive()
        for (path, lines) in files { archive.add(path, Array((lines.joined(separator: "\r\n") + "\r\n").utf8)) }
        return archive.finished
    }

    private var files: [(String, [String])] {
        [
            ("SystemInformation/SystemInformation.txt", system),
            ("Processes/Processes.csv", processes),
            ("InstalledPrograms/InstalledPrograms.csv", programs),
            ("NetworkConnections/ActiveNetConnections.txt", connections),
            ("NetworkConnections/ipconfig.txt", addresses),
            ("UsersAndGroups/Users.csv", users),
            ("CollectionSummaryReport.csv", ["File,Result"] + ["SystemInformation.txt,0", "Processes.csv,0"]),
        ]
    }

    private var system: [String] {
        ["computerDnsName", "osPlatform", "version", "osBuild", "osArchitecture", "agentVersion"].map { name in
            "\(name): \(device[name].json?.canonicalText ?? "")"
        }
    }

    private var evidence: [Record] { alerts.flatMap { $0.parts("evidence") } }

    private var processes: [String] {
        ["ProcessId,FileName,CommandLine"]
            + evidence.filter { $0["entityType"].text == "Process" }.map { entry in
                ["processId", "fileName", "processCommandLine"].map { Self.cell(entry[$0].json) }.joined(separator: ",")
            }
    }

    private var programs: [String] {
        ["Vendor,Name,Version"]
            + Inventory(seed: seed).installations(on: device).map { installation in
                [installation.product.vendor, installation.product.name, installation.version.number]
                    .map { Self.cell(.string($0)) }.joined(separator: ",")
            }
    }

    private var connections: [String] {
        ["Local address  Remote address  State"]
            + evidence.compactMap { $0["ipAddress"].text }.map { "\(device["lastIpAddress"].text ?? "")  \($0)  ESTABLISHED" }
    }

    private var addresses: [String] {
        device.parts("ipAddresses").map { "\($0["type"].text ?? ""): \($0["ipAddress"].text ?? "")" }
    }

    private var users: [String] {
        ["Account"] + Set(evidence.compactMap { $0["accountName"].text }).sorted().map { Self.cell(.string($0)) }
    }

    /// A cell of a CSV file (RFC 4180).
    private static func cell(_ value: JSONValue?) -> String {
        let text = value?.stringValue ?? value.map(\.canonicalText) ?? ""
        guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
