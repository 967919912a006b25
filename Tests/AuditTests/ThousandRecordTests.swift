import Audit
import Canonical
import Foundation
import TestKit
import Testing

/// P3 on a log of a real length: whatever is done to it is found, and where. A sample; AUDIT_MUTATIONS tries so many bits, and `make log-mutations`
/// every one.
@Suite struct ThousandRecordTests {
    private static let wanted = ProcessInfo.processInfo.environment["AUDIT_MUTATIONS"].flatMap { Int($0) } ?? 12

    @Test func p3WhateverIsDoneToALogOfAThousandRecordsIsFoundWithItsPlace() throws {
        let disk = MemoryDisk()
        var writer = try Samples.writer(on: disk)
        _ = try writer.append(ManyEntries.make(999))
        let checkpoint = try writer.checkpoint().bytes
        let log = try #require(disk[Samples.location.log])
        let hashes = try #require(disk[Samples.location.hashes])
        #expect(hashes.count == 32_000)
        var deceived: [String] = []
        let mutations = LogMutation.spread(over: log, lines: 1000, count: Self.wanted)
        let lines = AuditLines(log)
        let facts = lines.facts()
        for mutation in mutations {
            let changed = mutation.applied(to: log)
            let result = AuditVerifier.verify(log: changed, checkpoint: checkpoint, pinned: writer.identity, hashes: hashes)
            // What `make log-mutations` asks finds the same.
            let others = AuditLines(changed)
            let quick = AuditVerifier.verify(
                others, others.facts(beside: lines, facts), checkpoint: checkpoint, pinned: writer.identity, hashes: hashes)
            #expect(quick.findings == result.findings, "\(mutation)")
            if !result.names(changeAt: mutation.firstChange(in: log)) { deceived.append("\(mutation): \(result.findings)") }
        }
        #expect(deceived == [], "\(deceived.count) of \(mutations.count)")
    }

    @Test func recordsThatWereWrittenAnewWithFittingNumbersAreNamed() throws {
        let disk = MemoryDisk()
        var writer = try Samples.writer(on: disk)
        _ = try writer.append(ManyEntries.make(9))
        let checkpoint = try writer.checkpoint().bytes
        var records = try AuditLines(disk[Samples.location.log] ?? []).records()
        for index in 4...6 { records[index] = AuditRecord(sequence: Int64(index), entry: Samples.entry(index)) }
        let changed = Samples.joined(records.map(\.line))
        let result = AuditVerifier.verify(log: changed, checkpoint: checkpoint, hashes: disk[Samples.location.hashes])
        #expect(result.findings.map(\.kind) == [.changed(4...6), .rootMismatch(.checkpoint, covered: 10)])
        #expect(result.findings.first?.line == 5)
        // Hashes that somebody made to fit prove nothing, and are not believed.
        let forged = AuditLines(changed)
        let fitting = (0..<forged.count).flatMap { Digest(of: [0x00] + forged[$0]).bytes }
        let deceived = AuditVerifier.verify(log: changed, checkpoint: checkpoint, hashes: fitting)
        #expect(deceived.findings.map(\.kind) == [.rootMismatch(.checkpoint, covered: 10)])
    }

    @Test(arguments: [[], [1, 2, 3], Array(repeating: 7, count: 96), Array(repeating: 7, count: 9000)] as [[UInt8]])
    func hashesThatWereLostOrSpoiltAreWrittenAnew(hashes: [UInt8]) throws {
        let disk = MemoryDisk()
        do {
            var writer = try Samples.writer(on: disk)
            _ = try writer.append(ManyEntries.make(4))
            _ = try writer.checkpoint()
        }
        disk[Samples.location.hashes] = hashes
        var writer = try Samples.writer(on: disk)
        _ = try writer.append(ManyEntries.make(2))
        _ = try writer.checkpoint()
        let lines = AuditLines(disk[Samples.location.log] ?? [])
        #expect(disk[Samples.location.hashes] == (0..<7).flatMap { Digest(of: [0x00] + lines[$0]).bytes })
    }
}
