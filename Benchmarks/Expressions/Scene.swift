import Canonical
import Expressions

/// Typed entities, as a host has them: the fields are properties, read by their place.
private final class Alert: HostObject {
    static let severities = EnumType(name: "severity", values: ["Informational", "Low", "Medium", "High"], isRanked: true)
    static let statuses = EnumType(name: "status", values: ["New", "InProgress", "Resolved"])
    static let objectType = ObjectType(
        name: "alert",
        fields: [
            .init("severity", .enumeration(severities)), .init("status", .enumeration(statuses)), .init("category", .string),
            .init("title", .string), .init("commandLine", .string), .init("evidence", .list(.object(Evidence.objectType))),
        ])

    let severity = "High"
    let status = "New"
    let category = "Ransomware"
    let title = "Suspicious Ransomware activity – case 12"
    let commandLine = "powershell.exe -NoProfile -EncodedCommand SQBFAFgA"
    let evidence: [Value] = (0..<10).map { .object(Evidence($0)) }

    var type: ObjectType { Self.objectType }
    var json: JSONValue { .string(title) }

    func field(_ index: Int) -> Evaluation {
        switch index {
        case 0: .value(.string(severity))
        case 1: .value(.string(status))
        case 2: .value(.string(category))
        case 3: .value(.string(title))
        case 4: .value(.string(commandLine))
        default: .value(.list(evidence))
        }
    }
}

private final class Evidence: HostObject {
    static let objectType = ObjectType(
        name: "evidence",
        fields: [.init("entityType", .string), .init("sha1", .nullable(.string)), .init("fileName", .string)])

    let entityType, fileName: String
    let sha1: String?

    init(_ number: Int) {
        entityType = number % 2 == 1 ? "File" : "Process"
        sha1 = number % 2 == 1 ? String(repeating: "a", count: 40) : nil
        fileName = "svc\(number).exe"
    }

    var type: ObjectType { Self.objectType }
    var json: JSONValue { .string(fileName) }

    func field(_ index: Int) -> Evaluation {
        switch index {
        case 0: .value(.string(entityType))
        case 1: .value(sha1.map { .string($0) } ?? .null)
        default: .value(.string(fileName))
        }
    }
}

private final class Device: HostObject {
    static let states = EnumType(name: "health", values: ["Active", "Inactive", "ImpairedCommunication"])
    static let objectType = ObjectType(
        name: "device", fields: [.init("healthStatus", .enumeration(states)), .init("machineTags", .list(.string))])

    let healthStatus = "Active"
    let machineTags: [Value] = [.string("tier1"), .string("finance")]

    var type: ObjectType { Self.objectType }
    var json: JSONValue { .string(healthStatus) }

    func field(_ index: Int) -> Evaluation { index == 0 ? .value(.string(healthStatus)) : .value(.list(machineTags)) }
}

/// The alert and the device that all lines are about: those of expressions_peer.py.
struct Scene: Activation {
    private let alert = Alert()
    private let device = Device()

    func variable(_ slot: Int) -> Evaluation { slot == 0 ? .value(.object(alert)) : .value(.object(device)) }

    static let declarations = Declarations([
        .init("alert", .object(Alert.objectType)), .init("device", .object(Device.objectType)),
    ])
}
