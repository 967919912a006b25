import Canonical
import DefenderAPI

/// Makes the traces that an alert rests on: the file, its process, the user, and the address of another side.
struct EvidenceMaker: Sendable {
    let template: AlertTemplate
    let time: Timestamp
    let user: Person
    private let draw: AlertDraw
    private let hashes: (sha1: FieldValue, sha256: FieldValue)

    init(template: AlertTemplate, time: Timestamp, user: Person, draw: AlertDraw) {
        self.template = template
        self.time = time
        self.user = user
        self.draw = draw
        hashes = (.string(draw.sha1), .string(draw.sha256))
    }

    var evidence: FieldValue {
        let place = template.url.map { entry("Url", ["url": .string($0)]) }
        return .list([file, process, account, address] + (place.map { [$0] } ?? []))
    }

    static func peerAddress(_ peer: Int) -> String { "198.51.100.\(peer)" }

    private var file: FieldValue { entry("File", ["detectionStatus": .string("Detected")], isOfFile: true) }

    private var process: FieldValue {
        entry(
            "Process",
            [
                "detectionStatus": .string("Detected"), "processId": .integer(draw.processID),
                "processCommandLine": .string(template.commandLine), "processCreationTime": .timestamp(time - .seconds(9)),
                "parentProcessId": .integer(draw.processID - 160), "parentProcessCreationTime": .timestamp(time - .seconds(140)),
                "parentProcessFileName": .string(template.parent), "parentProcessFilePath": .string("C:\\Windows\\System32"),
            ], isOfFile: true)
    }

    private var account: FieldValue {
        entry(
            "User",
            [
                "accountName": .string(user.account), "domainName": .string("CONTOSO"), "userSid": .string(user.sid),
                "aadUserId": .string(user.objectID), "userPrincipalName": .string(user.principal),
            ])
    }

    private var address: FieldValue { entry("Ip", ["ipAddress": .string(Self.peerAddress(draw.peer))]) }

    /// - Parameter isOfFile: whether it tells of the image, too.
    private func entry(_ type: String, _ values: KeyValuePairs<String, FieldValue>, isOfFile: Bool = false) -> FieldValue {
        var draft = Draft(AlertEvidence.schema)
        draft.fill("entityType", .string(type))
        draft.fill(values)
        if isOfFile {
            draft.fill([
                "sha1": hashes.sha1, "sha256": hashes.sha256, "fileName": .string(template.file),
                "filePath": .string(template.folder),
            ])
        }
        return .record(Self.complete(draft, time: time))
    }

    /// Every property stands in every entry: those of other kinds are null.
    static func complete(_ given: Draft, time: Timestamp) -> Record {
        var draft = given
        draft.fill("entityType", .string("File"))
        draft.fill("evidenceCreationTime", .timestamp(time))
        draft.fillNulls()
        return draft.finished
    }
}

extension JSONObject {
    func merged(with other: JSONObject) -> JSONObject {
        var both = self
        both.merge(other)
        return both
    }
}
