import Canonical
import DefenderAPI

/// Makes the traces that an alert rests on: the file, its process, the user, and the address of another side.
struct EvidenceMaker: Sendable {
    let template: AlertTemplate
    let time: Timestamp
    let user: Person
    let sha1: String
    let sha256: String
    let peerAddress: String

    init(template: AlertTemplate, time: Timestamp, user: Person, peerAddress: String, random: inout SplitMix64) {
        self.template = template
        self.time = time
        self.user = user
        self.peerAddress = peerAddress
        sha1 = random.hex(digits: 40)
        sha256 = random.hex(digits: 64)
    }

    func evidence(_ random: inout SplitMix64) -> JSONValue {
        let pid = Int64(4 * random.number(in: 200..<4000))
        let place = template.url.map { JSONObject([("entityType", "Url"), ("url", .string($0))]) }
        return .array(([file, process(pid, parent: pid - 160), account, address] + [place].compactMap { $0 }).map(complete))
    }

    private var file: JSONObject {
        JSONObject([("entityType", "File"), ("detectionStatus", "Detected")]).merged(with: image)
    }

    private func process(_ pid: Int64, parent: Int64) -> JSONObject {
        JSONObject([
            ("entityType", "Process"), ("detectionStatus", "Detected"), ("processId", .integer(pid)),
            ("processCommandLine", .string(template.commandLine)), ("processCreationTime", .time(time - .seconds(9))),
            ("parentProcessId", .integer(parent)), ("parentProcessCreationTime", .time(time - .seconds(140))),
            ("parentProcessFileName", .string(template.parent)), ("parentProcessFilePath", "C:\\Windows\\System32"),
        ]).merged(with: image)
    }

    private var image: JSONObject {
        [
            "sha1": .string(sha1), "sha256": .string(sha256), "fileName": .string(template.file),
            "filePath": .string(template.folder),
        ]
    }

    private var account: JSONObject {
        [
            "entityType": "User", "accountName": .string(user.account), "domainName": "CONTOSO",
            "userSid": .string(user.sid), "aadUserId": .string(user.objectID),
            "userPrincipalName": .string(user.principal),
        ]
    }

    private var address: JSONObject { ["entityType": "Ip", "ipAddress": .string(peerAddress)] }

    /// Every property stands in every entry: those of other kinds are null.
    private func complete(_ given: JSONObject) -> JSONValue {
        Self.completed(given, time: time)
    }

    /// The properties that an entry may leave to null: nearly all of them are, so they are made once.
    private static let nulls = JSONObject(AlertEvidence.schema.fields.map { ($0.name, JSONValue.null) })

    static func completed(_ given: JSONObject, time: Timestamp) -> JSONValue {
        var values = nulls
        values["entityType"] = "File"
        values["evidenceCreationTime"] = .time(time)
        values.merge(given)
        return .object(values)
    }
}

extension JSONObject {
    func merged(with other: JSONObject) -> JSONObject {
        var both = self
        both.merge(other)
        return both
    }
}
