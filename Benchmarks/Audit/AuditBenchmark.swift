import Audit
import Canonical
import Foundation
import Glibc

/// Measures the audit log; prints one line of JSON. Arguments:
///
///     append FOLDER WRITERS SECONDS DELAY   durable appends of so many tasks, each of which waits for its own; DELAY µs longer a sync
///     raw FOLDER SECONDS DELAY              one line and one fdatasync, again and again
///     write FOLDER RECORDS                  a log to verify
///     verify FOLDER ROUNDS                  the seconds of each round
@main
struct AuditBenchmark {
    static func main() async throws {
        let arguments = CommandLine.arguments
        func number(_ index: Int) -> Int { arguments.count > index ? Int(arguments[index]) ?? 0 : 0 }
        guard arguments.count > 3 else { exit(64) }
        let folder = arguments[2]
        switch arguments[1] {
        case "append": try await append(folder, writers: number(3), seconds: number(4), delay: UInt32(number(5)))
        case "raw": try raw(folder, seconds: number(3), delay: UInt32(number(4)))
        case "write": try write(folder, number(3))
        case "verify": try verify(folder, number(3))
        default: exit(64)
        }
    }

    private static func opening(_ folder: String) -> AuditOpening {
        AuditOpening(
            location: AuditLocation(log: folder + "/audit.jsonl"), keyFile: KeyFile(path: folder + "/audit.key"),
            holder: LockHolder(processID: getpid(), since: .epoch), newLogID: "bench")
    }

    /// An intent as a run writes it; its line has some 500 bytes.
    private static func entry(_ number: Int) -> AuditEntry {
        AuditEntry(
            kind: "intent", time: .epoch + .milliseconds(number), mode: .live,
            fields: [
                "run": "r-k3x5dq7m2a", "step": "isolate", "deed": 0, "token": "ABCDEFGHIJ", "action": "isolate_device",
                "device": "1e5bc9d7e413ddd7902c2932e418702b84d0cc07", "sentence": "Isolate pc17.contoso.example (Full) from the network",
                "request": [
                    "method": "POST", "path": "/api/machines/1e5bc9d7e413ddd7902c2932e418702b84d0cc07/isolate",
                    "body": [
                        "Comment": "Ransomware on pc17 [cordon:ABCDEFGHIJ]", "IsolationType": "Full", "Number": .integer(Int64(number)),
                    ],
                ],
            ])
    }

    private static func append(_ folder: String, writers: Int, seconds wanted: Int, delay: UInt32) async throws {
        let log = try AuditLog(opening: opening(folder), files: SlowFiles(delay: delay))
        let clock = ContinuousClock()
        let start = clock.now
        let end = start + .seconds(wanted)
        let count = await withTaskGroup(of: Int.self) { group in
            for writer in 0..<writers {
                group.addTask {
                    var count = 0
                    while clock.now < end, (try? await log.append([entry(writer * 1_000_000 + count)])) != nil { count += 1 }
                    return count
                }
            }
            return await group.reduce(0, +)
        }
        print(#"{"rate": \#(Double(count) / seconds(clock.now - start)), "records": \#(count)}"#)
    }

    private static func raw(_ folder: String, seconds wanted: Int, delay: UInt32) throws {
        let file = try SlowFiles(delay: delay).open(folder + "/raw")
        let line = AuditRecord(sequence: 0, entry: entry(0)).line
        let clock = ContinuousClock()
        let start = clock.now
        var count = 0
        while clock.now - start < .seconds(wanted) {
            try file.writeAll(line)
            try file.sync()
            count += 1
        }
        print(#"{"rate": \#(Double(count) / seconds(clock.now - start)), "records": \#(count)}"#)
    }

    private static func write(_ folder: String, _ count: Int) throws {
        var writer = try LogWriter(opening: opening(folder))
        for start in stride(from: 0, to: count, by: 1000) { _ = try writer.append((start..<start + 1000).map(entry)) }
        let size = try writer.checkpoint().checkpoint.size
        print(#"{"records": \#(size)}"#)
    }

    private static func verify(_ folder: String, _ rounds: Int) throws {
        let files = DiskFiles()
        let log = try files.contents(of: folder + "/audit.jsonl") ?? []
        let checkpoint = try files.contents(of: folder + "/audit.checkpoint")
        let clock = ContinuousClock()
        var times: [Double] = []
        var records: Int64 = 0
        for _ in 0..<rounds {
            let start = clock.now
            let result = AuditVerifier.verify(log: log, checkpoint: checkpoint)
            times.append(seconds(clock.now - start))
            guard result.isIntact else { exit(1) }
            records = result.records
        }
        print(#"{"seconds": \#(times), "records": \#(records), "bytes": \#(log.count)}"#)
    }

    private static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }
}
