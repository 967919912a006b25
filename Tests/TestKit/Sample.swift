public import Canonical
public import DefenderAPI

/// Entities as the service would give them. What a test does not name is ordinary: an open ransomware alert on an
/// onboarded workstation.
public enum Sample {
    /// The time at which all plans of the tests are made.
    public static let now = time("2026-07-01T12:00:00Z")

    public static func time(_ text: String) -> Timestamp {
        guard let time = Timestamp(rfc3339: text) else { preconditionFailure("\(text) is no time") }
        return time
    }

    public static func machineID(_ number: Int) -> MachineID {
        let digits = String(number, radix: 16)
        guard let id = MachineID(String(repeating: "a", count: 40 - digits.utf8.count) + digits) else {
            preconditionFailure("\(number) makes no machine id")
        }
        return id
    }

    public static func alertID(_ text: String) -> AlertID {
        guard let id = AlertID(text) else { preconditionFailure("\(text) is no alert id") }
        return id
    }

    /// - Parameter machine: nil for an alert that names no device.
    public static func alert(_ id: String, on machine: Int? = 1, _ more: JSONObject = [:]) -> Alert {
        var json: JSONObject = [
            "id": .string(id), "title": "Files were encrypted", "severity": "High", "status": "New", "category": "Ransomware",
            "machineId": machine.map { .string(machineID($0).description) } ?? "",
            "alertCreationTime": "2026-07-01T10:00:00Z", "lastUpdateTime": "2026-07-01T11:00:00Z",
        ]
        for member in more.members { json[member.key] = member.value }
        return made { () throws(DecodingFailure) in try Alert(decoding: .object(json)) }
    }

    public static func machine(_ number: Int = 1, _ more: JSONObject = [:]) -> Machine {
        var json: JSONObject = [
            "id": .string(machineID(number).description), "computerDnsName": .string("pc\(number).contoso.example"),
            "machineTags": [], "osPlatform": "Windows11", "onboardingStatus": "Onboarded", "deviceValue": "Normal",
        ]
        for member in more.members { json[member.key] = member.value }
        return made { () throws(DecodingFailure) in try Machine(decoding: .object(json)) }
    }

    /// - Parameters:
    ///   - hour: of the first of July, when it was asked for.
    ///   - end: when it last changed; nil for the same hour.
    public static func action(
        _ type: String, _ status: String, on machine: Int = 1, hour: Int, end: Int? = nil, comment: String = "",
        id: String? = nil, scope: String? = nil
    ) -> MachineAction {
        let json: JSONObject = [
            "lastUpdateDateTimeUtc": .string(Self.hour(end ?? hour)),
            "id": .string(id ?? "act-\(type)-\(hour)"), "type": .string(type), "status": .string(status),
            "machineId": .string(machineID(machine).description), "requestor": "ana@contoso.example",
            "scope": scope.map { .string($0) } ?? .null, "requestorComment": .string(comment),
            "creationDateTimeUtc": .string(Self.hour(hour)),
        ]
        return made { () throws(DecodingFailure) in try MachineAction(decoding: .object(json)) }
    }

    private static func hour(_ hour: Int) -> String { "2026-07-01T\(hour < 10 ? "0" : "")\(hour):00:00Z" }

    private static func made<Entity>(_ body: () throws(DecodingFailure) -> Entity) -> Entity {
        do { return try body() } catch { preconditionFailure("a sample that is none: \(error)") }
    }
}
