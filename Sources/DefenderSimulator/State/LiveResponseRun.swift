import Canonical
import DefenderAPI

/// A live response that was carried out: one command after the other, none after one that failed.
struct LiveResponseRun {
    let action: Record
    let end: Timestamp
    let library: LibraryShelf

    /// The action with what became of its commands.
    var ended: Record {
        let commands = action.parts("commands")
        let start = action.time("lastUpdateDateTimeUtc") ?? end
        var isFailed = false
        let results = commands.enumerated().map { index, result -> JSONValue in
            guard !isFailed, case .record(let command) = result["command"] else { return result.json() }
            let error = failure(command)
            isFailed = error != nil
            let share = (end - start) / max(commands.count, 1)
            return result.with([
                "startTime": .time(start + share * index), "endTime": .time(start + share * (index + 1)),
                "commandStatus": isFailed ? "Failed" : "Completed", "errors": .strings(error.map { [$0] } ?? []),
            ]).json()
        }
        return action.with(["status": isFailed ? "Failed" : "Succeeded", "commands": .array(results)])
    }

    /// Why a command fails: its file left the library meanwhile, or there can be none on the device.
    private func failure(_ command: Record) -> String? {
        switch command["type"].text {
        case "GetFile":
            let path = command.parameter("Path") ?? ""
            return Self.isAbsolute(path) ? nil : Messages.noFileOnDevice(path)
        default:
            let name = command.parameter("ScriptName") ?? command.parameter("FileName") ?? ""
            return library.files[name] == nil ? Messages.notInLibrary(name) : nil
        }
    }

    private static func isAbsolute(_ path: String) -> Bool {
        path.hasPrefix("/") || path.hasPrefix("\\\\") || path.dropFirst().hasPrefix(":\\")
    }
}

extension Record {
    /// A parameter of a live response's command.
    func parameter(_ key: String) -> String? { parts("params").first { $0["key"].text == key }?["value"].text }
}
