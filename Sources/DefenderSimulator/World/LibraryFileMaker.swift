import Canonical
import DefenderAPI

/// Makes files of the live response library: uploaded ones, and those that a world file tells of.
struct LibraryFileMaker: Sendable {
    let start: Timestamp

    /// The file with every property filled: what is given stays.
    func complete(_ given: JSONObject, index: Int) -> Record {
        var values: JSONObject = [
            "fileName": .string("script-\(index + 1).ps1"), "sha256": .string(String(repeating: "0", count: 64)),
            "description": "", "creationTime": .time(start), "lastUpdatedTime": .time(start),
            "createdBy": "analyst@contoso.example", "hasParameters": false, "parametersDescription": .null,
        ]
        values.merge(given)
        return Record(schema: LibraryFile.schema, made: values)
    }
}
