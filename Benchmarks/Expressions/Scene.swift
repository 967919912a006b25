import Canonical
import Expressions

/// An entity whose fields are at hand.
final class Entity: HostObject {
    let type: ObjectType
    private let values: [Value]

    init(_ type: ObjectType, _ values: [Value]) {
        self.type = type
        self.values = values
    }

    func field(_ index: Int) -> Evaluation { .value(values[index]) }
    var json: JSONValue { .string(type.name) }
}

/// The alert and the device that all lines are about: those of expressions_peer.py.
struct Scene: Activation {
    private let alert: Entity
    private let device: Entity

    init() {
        let evidence = (0..<10).map { number -> Value in
            let isFile = number % 2 == 1
            return .object(
                Entity(
                    Self.evidenceType,
                    [
                        .string(isFile ? "File" : "Process"), isFile ? .string(String(repeating: "a", count: 40)) : .null,
                        .string("svc\(number).exe"),
                    ]))
        }
        alert = Entity(
            Self.alertType,
            [
                .string("High"), .string("New"), .string("Ransomware"), .string("Suspicious Ransomware activity – case 12"),
                .string("powershell.exe -NoProfile -EncodedCommand SQBFAFgA"), .list(evidence),
            ])
        device = Entity(Self.deviceType, [.string("Active"), .list([.string("tier1"), .string("finance")])])
    }

    func variable(_ slot: Int) -> Evaluation { .value(.object(slot == 0 ? alert : device)) }

    static let declarations = Declarations([.init("alert", .object(alertType)), .init("device", .object(deviceType))])

    private static let severity = EnumType(
        name: "severity", values: ["Informational", "Low", "Medium", "High"], isRanked: true)
    private static let status = EnumType(name: "status", values: ["New", "InProgress", "Resolved"])
    private static let health = EnumType(name: "health", values: ["Active", "Inactive", "ImpairedCommunication"])
    private static let evidenceType = ObjectType(
        name: "evidence",
        fields: [.init("entityType", .string), .init("sha1", .nullable(.string)), .init("fileName", .string)])
    private static let alertType = ObjectType(
        name: "alert",
        fields: [
            .init("severity", .enumeration(severity)), .init("status", .enumeration(status)), .init("category", .string),
            .init("title", .string), .init("commandLine", .string), .init("evidence", .list(.object(evidenceType))),
        ])
    private static let deviceType = ObjectType(
        name: "device", fields: [.init("healthStatus", .enumeration(health)), .init("machineTags", .list(.string))])
}
