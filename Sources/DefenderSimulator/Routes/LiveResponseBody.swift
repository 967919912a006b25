import Canonical
import DefenderAPI

/// One command of a live response as a body gives it.
struct LiveResponseBody {
    private let type: String
    private let params: [JSONValue]

    /// The place in the order that the page prescribes: files, scripts, results.
    var rank: Int { ["PutFile", "RunScript", "GetFile"].firstIndex(of: type) ?? 0 }

    /// What a command has to name; files and scripts lie in the library.
    private static let required = ["PutFile": "FileName", "RunScript": "ScriptName", "GetFile": "Path"]

    init(_ body: RequestBody, _ library: LibraryShelf) throws(ServiceError) {
        type = try body.choice("type", of: EnumSchema.liveResponseCommandType.values)
        let needed = Self.required[type] ?? ""
        let allowed = type == "RunScript" ? [needed, "Args"] : [needed]
        var params: [JSONValue] = []
        var named: String?
        for json in try body.objects("params") {
            let param = try RequestBody(json, allowed: ["key", "value"])
            let key = try param.choice("key", of: allowed)
            let value = try param.text("value")
            if key == needed { named = value }
            params.append(["key": .string(key), "value": .string(value)])
        }
        guard let named else { throw ServiceError(.missingRequiredParameter, Messages.missingParameter(needed)) }
        guard type == "GetFile" || library.files[named] != nil else {
            throw ServiceError(.invalidInput, Messages.notInLibrary(named))
        }
        self.params = params
    }

    /// The command as the action holds it before it ran.
    func result(index: Int) -> JSONValue {
        [
            "index": .integer(Int64(index)), "startTime": .null, "endTime": .null, "commandStatus": "Created",
            "errors": [], "command": ["type": .string(type), "params": .array(params)],
        ]
    }
}
