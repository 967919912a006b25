import Audit
import Canonical
import Testing

/// The writer killed at each of its calls, with and without loss of power.
@Suite struct CrashTests {
    /// What the caller of a writer has been told before it died.
    private struct Witness {
        var acknowledged: [AuditEntry] = []
        var roots: [SignedCheckpoint] = []
        /// The length of a full file.
        var rotateAt: Int?

        init(rotateAt: Int? = nil) { self.rotateAt = rotateAt }

        /// The first work: begin a log, three groups, two checkpoints.
        mutating func work(on disk: MemoryDisk) throws(AuditError) {
            var writer = try Samples.writer(on: disk, rotateAt: rotateAt)
            for group in 0..<3 {
                try append((0...group).map { Samples.entry(group * 10 + $0) }, &writer)
                if group != 1 { roots.append(try writer.checkpoint()) }
            }
        }

        /// The next start: it must continue, whatever was left.
        mutating func resume(on disk: MemoryDisk) throws(AuditError) {
            var writer = try Samples.writer(on: disk, ledgerRoot: roots.last?.bytes, rotateAt: rotateAt)
            try append([Samples.entry(100), Samples.entry(101)], &writer)
            roots.append(try writer.checkpoint())
        }

        private mutating func append(_ entries: [AuditEntry], _ writer: inout LogWriter) throws(AuditError) {
            roots.append(try writer.append(entries).signed)
            acknowledged += entries
        }

        /// P1: what was acknowledged is in the log, in order; all roots ever seen are of this one log.
        func check(_ disk: MemoryDisk, _ place: String) {
            let log = (try? AuditParts(Samples.location, files: disk).log) ?? []
            let result = AuditVerifier.verify(
                log: log, checkpoint: disk[Samples.location.checkpoint], ledgerRoot: roots.last?.bytes)
            if !result.isIntact { Issue.record("\(place): \(result.findings)") }
            let entries = (try? AuditLines(log).records().map { $0.entry }) ?? []
            var rest = entries[...]
            for entry in acknowledged {
                guard let index = rest.firstIndex(of: entry) else {
                    Issue.record("\(place): a record is lost")
                    return
                }
                rest = rest[(index + 1)...]
            }
            for root in roots where AuditVerifier.consistency(from: root, to: root, log: log) != [] {
                Issue.record("\(place): the root of size \(root.checkpoint.size) is not of this log")
            }
            let sizes = Dictionary(grouping: roots) { $0.checkpoint.size }
            if sizes.values.contains(where: { Set($0).count > 1 }) { Issue.record("\(place): two roots of one size") }
        }
    }

    @Test(arguments: MemoryDisk.Fault.allCases, MemoryDisk.Survival.allCases)
    func p1AKilledWriterLosesNothingItHasAcknowledged(fault: MemoryDisk.Fault, survival: MemoryDisk.Survival) throws {
        for rotateAt in [nil, 600] { try killAtEachCall(fault, survival, rotateAt) }
    }

    private func killAtEachCall(_ fault: MemoryDisk.Fault, _ survival: MemoryDisk.Survival, _ rotateAt: Int?) throws {
        var call = 0
        var isKilled = true
        while isKilled {
            call += 1
            let disk = MemoryDisk()
            disk.with { $0.faultAt = (call, fault) }
            var witness = Witness(rotateAt: rotateAt)
            try? witness.work(on: disk)
            isKilled = disk.with { $0.isDead }
            let place = "\(fault) at call \(call), \(survival), files of \(rotateAt ?? 0)"
            disk.with { $0.faultAt = nil }
            let next = isKilled ? disk.restarted(survival) : disk
            witness.check(next, place)
            try witness.resume(on: next)
            witness.check(next, place + ", resumed")
        }
        #expect(call > 30)
    }

    @Test func p1ASecondCrashWhileMendingTheFirstLosesNothing() throws {
        for first in stride(from: 12, to: 48, by: 5) {
            var call = 0
            var isKilled = true
            while isKilled {
                call += 1
                let disk = MemoryDisk()
                disk.with { $0.faultAt = (first, .killDuring) }
                var witness = Witness()
                try? witness.work(on: disk)
                let second = disk.restarted(.partly)
                second.with { $0.faultAt = (call, .killDuring) }
                try? witness.resume(on: second)
                isKilled = second.with { $0.isDead }
                second.with { $0.faultAt = nil }
                let third = isKilled ? second.restarted(.partly) : second
                try witness.resume(on: third)
                witness.check(third, "killed at \(first), then at \(call)")
            }
        }
    }
}
