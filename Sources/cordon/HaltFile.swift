import Canonical
import Foundation
import Guardrails

/// The file of `cordon halt`, beside the ledger. That it is there is enough: whatever it holds, nothing is written.
struct HaltFile: Sendable {
    let path: String

    init(besides ledger: String) { path = URL(fileURLWithPath: ledger).deletingLastPathComponent().path + "/halt" }

    /// The stop that it means; nil while there is no file.
    func stop() -> Stop? {
        guard Files.exists(path) else { return nil }
        let bytes = FileManager.default.contents(atPath: path) ?? Data()
        let json = try? JSONValue(parsing: Array(bytes))
        return Stop(
            kind: .halt, reason: json?["reason"]?.stringValue ?? Messages.haltFileAlone(path), by: json?["by"]?.stringValue ?? "somebody",
            since: json?["since"]?.stringValue.flatMap { Timestamp(rfc3339: $0) } ?? .earliest)
    }

    func write(_ stop: Stop) throws(CommandFailure) {
        let json: JSONValue = ["by": .string(stop.by), "reason": .string(stop.reason), "since": .string(stop.since.description)]
        try Files.write(json.canonicalBytes, to: path)
    }

    func remove() throws(CommandFailure) {
        guard Files.exists(path) else { return }
        do { try FileManager.default.removeItem(atPath: path) } catch { throw CommandFailure(.failed, Messages.unwritable(path)) }
    }
}
