import Audit
import Canonical

/// A log to play with.
enum Samples {
    static let location = AuditLocation(log: "/state/cordon/audit.jsonl")
    static let keyPath = "/state/cordon/audit.key"
    static let time = Timestamp(year: 2026, month: 3, day: 1) ?? .epoch

    static func opening(on disk: any FileSystem, ledgerRoot: [UInt8]? = nil, rotateAt: Int? = nil, mirror: AuditMirror? = nil)
        -> AuditOpening
    {
        AuditOpening(
            location: location, keyFile: KeyFile(path: keyPath, files: disk), holder: LockHolder(processID: 4711, since: time),
            newLogID: "tenant-7", ledgerRoot: ledgerRoot, rotateAt: rotateAt, mirror: mirror)
    }

    static func writer(
        on disk: MemoryDisk, ledgerRoot: [UInt8]? = nil, rotateAt: Int? = nil
    ) throws(AuditError) -> LogWriter {
        try LogWriter(opening: opening(on: disk, ledgerRoot: ledgerRoot, rotateAt: rotateAt), files: disk)
    }

    static func entry(_ number: Int) -> AuditEntry {
        AuditEntry(
            kind: number % 2 == 0 ? "intent" : "outcome", time: time + .milliseconds(number), mode: number % 3 == 0 ? .live : .rehearsal,
            fields: ["run": "r-\(number)", "step": "isolate", "number": .integer(Int64(number)), "note": "é\n\u{1}"])
    }

    /// A log of record 0 and `entries` more, its checkpoint, and what a verifier pins.
    static func log(entries: Int) throws -> (log: [UInt8], checkpoint: [UInt8], identity: LogIdentity) {
        let disk = MemoryDisk()
        var writer = try writer(on: disk)
        _ = try writer.append((1...entries).map { entry($0) })
        let checkpoint = try writer.checkpoint()
        return (disk[location.log] ?? [], checkpoint.bytes, writer.identity)
    }

    static func lines(_ log: [UInt8]) -> [[UInt8]] {
        log.split(separator: UInt8(ascii: "\n")).map { Array($0) }
    }

    static func joined(_ lines: [[UInt8]]) -> [UInt8] {
        lines.flatMap { $0 + [UInt8(ascii: "\n")] }
    }
}
