import Audit
import Canonical
import TestKit
import Testing

/// A second file for every record: with `all` it stops the writer when it fails, with `any` either file is enough.
@Suite struct MirrorTests {
    private let disk = MemoryDisk()
    private let location = Samples.location
    private static let copy = AuditLocation(log: "/mirror/copy.jsonl")

    private func writer(
        _ requirement: AuditMirror.Requirement, ledgerRoot: [UInt8]? = nil, rotateAt: Int? = nil
    ) throws(AuditError) -> LogWriter {
        let mirror = AuditMirror(location: Self.copy, requirement: requirement)
        return try LogWriter(
            opening: Samples.opening(on: disk, ledgerRoot: ledgerRoot, rotateAt: rotateAt, mirror: mirror), files: disk)
    }

    private var own: [UInt8] { (try? AuditParts(location, files: disk).log) ?? [] }
    private var mirrored: [UInt8] { disk[Self.copy.log] ?? [] }

    private func breakFolder(_ folder: String, _ code: Int32?) { disk.with { $0.failingFolders[folder] = code } }

    @Test(arguments: [nil, 600]) func bothFilesHoldTheSameLog(rotateAt: Int?) throws {
        for _ in 0..<2 {
            var writer = try writer(.all, rotateAt: rotateAt)
            for entry in ManyEntries.make(10) { _ = try writer.append([entry]) }
            _ = try writer.checkpoint()
        }
        #expect(mirrored == own && (disk[location.part(2)] != nil) == (rotateAt != nil))
        #expect(AuditVerifier.verify(log: mirrored, checkpoint: disk[Self.copy.checkpoint]).covered > 20)
        #expect(disk.with { $0.inodes[$0.names[Self.copy.log] ?? 0].synced } == mirrored)
    }

    @Test(arguments: ["/state", "/mirror"]) func p1WhereBothAreRequiredAFailureOfEitherStopsTheWriter(folder: String) throws {
        var writer = try writer(.all)
        _ = try writer.append([Samples.entry(1)])
        breakFolder(folder, 5)
        #expect(throws: AuditError.self) { _ = try writer.append([Samples.entry(2)]) }
        breakFolder(folder, nil)
        #expect(throws: AuditError.self) { _ = try writer.append([Samples.entry(3)]) }
        #expect(throws: AuditError.self) { _ = try writer.checkpoint() }
    }

    @Test func aMirrorThatCannotBeOpenedIsRefusedOnlyWhereItIsRequired() throws {
        breakFolder("/mirror", 13)
        let error = #expect(throws: AuditError.self) { _ = try self.writer(.all) }
        #expect(error?.description.contains("/mirror") == true)
        var writer = try writer(.any)
        #expect(writer.lostSink?.code == 13)
        _ = try writer.append([Samples.entry(1)])
    }

    @Test(arguments: ["/state", "/mirror"]) func whereOneIsEnoughTheOtherIsCaughtUpAtTheNextStart(folder: String) throws {
        do {
            var writer = try writer(.any)
            _ = try writer.append([Samples.entry(1)])
            #expect(writer.lostSink == nil)
            breakFolder(folder, 5)
            _ = try writer.append([Samples.entry(2), Samples.entry(3)])
            #expect(writer.lostSink?.code == 5)
            breakFolder(folder, nil)
            // It is not tried again: what it holds now is not known.
            _ = try writer.append([Samples.entry(4)])
            #expect(own != mirrored)
            _ = try writer.checkpoint()
        }
        var next = try writer(.any)
        #expect(next.restoredRecords == (folder == "/state" ? 3 : 0))
        _ = try next.append([Samples.entry(5)])
        let root = try next.checkpoint()
        #expect(own == mirrored && root.checkpoint.size == 6)
        #expect(AuditVerifier.verify(log: own, checkpoint: root.bytes).isIntact)
    }

    @Test func whenBothHaveFailedNothingIsAnswered() throws {
        var writer = try writer(.any)
        breakFolder("/mirror", 5)
        _ = try writer.append([Samples.entry(1)])
        breakFolder("/state", 28)
        #expect(throws: AuditError.self) { _ = try writer.append([Samples.entry(2)]) }
        breakFolder("/state", nil)
        breakFolder("/mirror", nil)
        #expect(throws: AuditError.self) { _ = try writer.append([Samples.entry(3)]) }
    }

    @Test func aLogThatWasLostIsTakenFromItsMirror() throws {
        let root: SignedCheckpoint
        do {
            var writer = try writer(.all)
            _ = try writer.append(ManyEntries.make(5))
            root = try writer.checkpoint()
        }
        disk[location.log] = nil
        let writer = try writer(.all, ledgerRoot: root.bytes)
        #expect(writer.restoredRecords == 6 && own == mirrored)
    }

    @Test func twoThatSayDifferentThingsAreNotContinued() throws {
        do {
            var writer = try writer(.all)
            _ = try writer.append(ManyEntries.make(5))
        }
        var lines = Samples.lines(mirrored)
        lines[3] = AuditRecord(sequence: 3, entry: Samples.entry(9)).line
        disk[Self.copy.log] = Samples.joined(lines)
        let before = own
        let error = #expect(throws: AuditError.self) { _ = try self.writer(.all) }
        guard case .damaged(let findings) = error else { throw try #require(error) }
        #expect(findings.map(\.kind) == [.mirrorDiffers(record: 3)] && findings.map(\.line) == [4])
        #expect(own == before)
    }

    /// P1 with two files and a kill at every call: what was acknowledged is in the log of the next start.
    @Test(arguments: MemoryDisk.Fault.allCases, [AuditMirror.Requirement.all, .any])
    func p1AKillAtAnyCallLosesNothingThatWasAcknowledged(fault: MemoryDisk.Fault, requirement: AuditMirror.Requirement) throws {
        var (call, isKilled) = (0, true)
        while isKilled {
            call += 1
            let disk = MemoryDisk()
            disk.with { $0.faultAt = (call, fault) }
            let mirror = AuditMirror(location: Self.copy, requirement: requirement)
            var acknowledged = 0
            func work() throws {
                var writer = try LogWriter(opening: Samples.opening(on: disk, rotateAt: 900, mirror: mirror), files: disk)
                for entry in ManyEntries.make(6) {
                    acknowledged = Int(try writer.append([entry]).checkpoint.size)
                }
                _ = try writer.checkpoint()
            }
            try? work()
            isKilled = disk.with { $0.isDead }
            disk.with { $0.faultAt = nil }
            let next = isKilled ? disk.restarted(.syncedOnly) : disk
            var writer = try LogWriter(opening: Samples.opening(on: next, rotateAt: 900, mirror: mirror), files: next)
            if writer.count < acknowledged { Issue.record("\(fault) at call \(call): \(writer.count) of \(acknowledged)") }
            let root = try writer.append([Samples.entry(1)]).signed
            let log = try AuditParts(location, files: next).log
            #expect(
                AuditVerifier.verify(log: log, checkpoint: root.bytes).isIntact && next[Self.copy.log] == log, "\(fault) at call \(call)")
        }
        #expect(call > 30)
    }
}
