import Audit
import Canonical
import Foundation
import Synchronization
import TestKit

/// Does everything to a log of a thousand records that must be found: flips every bit, cuts at every length, deletes and doubles every line, swaps
/// every pair. Prints what was not found with its place, and ends with 1 if there is any. A release build takes half an hour of one processor for it.
///
///     make log-mutations
///     cordon-log-mutations [SHARE OF]      the SHARE-th (from 0) of so many shares of them
@main
struct LogMutations {
    let log: [UInt8]
    let lines: AuditLines
    /// The lines' of the log as it was written: what stands in a changed one too is not read a million times.
    let facts: [LineFacts]
    let checkpoint: [UInt8]
    let hashes: [UInt8]
    let identity: LogIdentity

    static func main() throws {
        let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let (share, shares) = numbers.count == 2 ? (numbers[0], numbers[1]) : (0, 1)
        guard shares > 0, (0..<shares).contains(share) else { exit(64) }
        let mutations = try LogMutations()
        let all = LogMutation.spread(over: mutations.log, lines: 1000, count: nil)
        let chosen = stride(from: share, to: all.count, by: shares).map { all[$0] }
        let deceived = mutations.undetected(of: chosen)
        print(
            "\(chosen.count) of \(all.count) mutations of a log of 1,000 records, \(mutations.log.count) bytes: \(deceived.count) not found"
        )
        for one in deceived.prefix(20) { print("  \(one)") }
        exit(deceived.isEmpty ? 0 : 1)
    }

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cordon-mutations-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let location = AuditLocation(log: folder.path + "/audit.jsonl")
        var writer = try LogWriter(
            opening: AuditOpening(
                location: location, keyFile: KeyFile(path: folder.path + "/audit.key"),
                holder: LockHolder(processID: 1, since: .epoch), newLogID: "mutations"))
        _ = try writer.append(ManyEntries.make(999))
        checkpoint = try writer.checkpoint().bytes
        let files = DiskFiles()
        (log, hashes) = (try files.contents(of: location.log) ?? [], try files.contents(of: location.hashes) ?? [])
        identity = writer.identity
        lines = AuditLines(log)
        facts = lines.facts()
    }

    /// Those whose place no finding names.
    func undetected(of mutations: [LogMutation]) -> [LogMutation] {
        let found = Mutex<[LogMutation]>([])
        let lanes = ProcessInfo.processInfo.activeProcessorCount
        DispatchQueue.concurrentPerform(iterations: lanes) { lane in
            for index in stride(from: lane, to: mutations.count, by: lanes) where !isNamed(mutations[index]) {
                found.withLock { $0.append(mutations[index]) }
            }
        }
        return found.withLock { $0 }
    }

    private func isNamed(_ mutation: LogMutation) -> Bool {
        let changed = AuditLines(mutation.applied(to: log))
        let result = AuditVerifier.verify(
            changed, changed.facts(beside: lines, facts), checkpoint: checkpoint, pinned: identity, hashes: hashes)
        return result.names(changeAt: mutation.firstChange(in: log))
    }
}
