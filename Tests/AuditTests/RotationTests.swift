import Audit
import Canonical
import TestKit
import Testing

/// A log in several files is the same log: numbers, tree and checkpoints go on.
@Suite struct RotationTests {
    private let disk = MemoryDisk()
    private let location = Samples.location

    /// Writes entries one by one, so that files fill up.
    private func write(_ count: Int, ledgerRoot: [UInt8]? = nil) throws -> SignedCheckpoint {
        var writer = try Samples.writer(on: disk, ledgerRoot: ledgerRoot, rotateAt: 2000)
        for entry in ManyEntries.make(count) { _ = try writer.append([entry]) }
        return try writer.checkpoint()
    }

    private func verify() throws -> Verification {
        let parts = try AuditParts(location, files: disk)
        return AuditVerifier.verify(
            log: parts.log, checkpoint: disk[location.checkpoint], hashes: disk[location.hashes], missing: parts.missing)
    }

    @Test func aFullFileIsFollowedByTheNext() throws {
        let root = try write(40)
        let lengths = (1...4).map { disk[location.part($0)]?.count ?? 0 }
        #expect(lengths.allSatisfy { 2000..<2600 ~= $0 }, "\(lengths)")
        let result = try verify()
        #expect(result.isIntact && result.covered == root.checkpoint.size)
        let records = try AuditLines(try AuditParts(location, files: disk).log).records()
        #expect(records.map(\.sequence) == Array(0..<root.checkpoint.size))
        let starts = records.filter { $0.entry.kind == "part" }
        #expect(starts.compactMap { $0.entry.fields["part"]?.integerValue } == Array(2...Int64(starts.count + 1)))
        for start in starts {
            let note = try #require(start.entry.fields["checkpoint"]?.stringValue)
            let kept = try SignedCheckpoint(Array(note.utf8), of: try #require(result.identity))
            #expect(kept.checkpoint.size == start.sequence)
        }
        #expect(disk[location.hashes]?.count == records.count * 32)
    }

    @Test func theNextStartNeedsOnlyTheNewestFile() throws {
        let root = try write(40)
        let first = disk[location.part(1)]
        disk[location.part(1)] = nil
        let next = try write(40, ledgerRoot: root.bytes)
        #expect(next.checkpoint.size > root.checkpoint.size + 40)
        let lacking = try verify()
        #expect(lacking.findings.first?.kind == .partMissing(location.part(1)))
        disk[location.part(1)] = first
        #expect(try verify().isIntact)
        #expect(AuditVerifier.consistency(from: root, to: next, log: try AuditParts(location, files: disk).log) == [])
        #expect(disk[location.hashes]?.count == Int(next.checkpoint.size) * 32)
    }

    @Test func aLedgerThatLacksMoreNeedsTheOlderFiles() throws {
        let early = try write(3)
        let root = try write(40, ledgerRoot: early.bytes)
        let writer = try Samples.writer(on: disk, ledgerRoot: early.bytes)
        #expect(writer.pastLedger.map(\.sequence) == Array(early.checkpoint.size..<root.checkpoint.size))
        disk[location.part(2)] = nil
        _ = consume writer
        #expect(throws: AuditError.partMissing(path: location.part(2))) { _ = try Samples.writer(on: disk, ledgerRoot: early.bytes) }
        #expect(throws: AuditError.partMissing(path: location.part(2))) { _ = try Samples.writer(on: disk) }
    }

    @Test func aChangeInAnyFileIsFoundWithItsLine() throws {
        _ = try write(40)
        let parts = try AuditParts(location, files: disk)
        let lines = Samples.lines(parts.log)
        for mutation in LogMutation.spread(over: parts.log, lines: lines.count, count: 30) {
            let result = AuditVerifier.verify(
                log: mutation.applied(to: parts.log), checkpoint: disk[location.checkpoint], hashes: disk[location.hashes])
            #expect(!result.isIntact, "\(mutation)")
        }
        let start = try #require(lines.firstIndex { String(decoding: $0, as: UTF8.self).contains(#""kind":"part""#) })
        var forged = lines
        forged[start] = Array(String(decoding: lines[start], as: UTF8.self).replacing(#""part":2"#, with: #""part":3"#).utf8)
        let result = AuditVerifier.verify(log: Samples.joined(forged), checkpoint: disk[location.checkpoint])
        #expect(result.findings.first?.kind == .badPart && result.findings.first?.line == start + 1)
    }

    @Test(arguments: [FileError.Operation.rename, .open, .write, .sync, .syncDirectory])
    func aFileThatCannotBeBegunStopsTheWriter(operation: FileError.Operation) throws {
        var writer = try Samples.writer(on: disk, rotateAt: 1)
        _ = try writer.checkpoint()
        disk.with { $0.failing[operation] = 28 }
        #expect(throws: AuditError.self) { _ = try writer.append([Samples.entry(1)]) }
        disk.with { $0.failing = [:] }
        #expect(throws: AuditError.self) { _ = try writer.append([Samples.entry(2)]) }
    }
}
