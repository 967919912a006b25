public import Canonical

/// One command of a live response (run-live-response.md).
public enum LiveResponseStep: Hashable, Sendable {
    /// Puts a file of the library on the device.
    case putFile(name: LibraryFileName)
    /// Runs a script of the library; it is stopped after ten minutes.
    case runScript(name: LibraryFileName, arguments: String?)
    /// Fetches a file from the device.
    case getFile(path: String)

    private var rank: Int {
        switch self {
        case .putFile: 0
        case .runScript: 1
        case .getFile: 2
        }
    }

    /// Whether files come first, then scripts, then results: the only order that the service documents.
    public static func areInOrder(_ steps: [LiveResponseStep]) -> Bool {
        zip(steps, steps.dropFirst()).allSatisfy { $0.rank <= $1.rank }
    }

    /// The command as the body holds it.
    public var json: JSONValue {
        switch self {
        case .putFile(let name): Self.json("PutFile", [("FileName", name.description)])
        case .runScript(let name, let arguments):
            Self.json("RunScript", [("ScriptName", name.description)] + (arguments.map { [("Args", $0)] } ?? []))
        case .getFile(let path): Self.json("GetFile", [("Path", path)])
        }
    }

    private static func json(_ type: String, _ params: [(String, String)]) -> JSONValue {
        [
            "type": .string(type),
            "params": .array(params.map { ["key": .string($0.0), "value": .string($0.1)] }),
        ]
    }
}
