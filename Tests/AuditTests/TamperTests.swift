import Audit
import Canonical
import Testing

/// P3: any change, deletion, insertion, reordering or truncation of what a checkpoint covers is detected.
@Suite struct TamperTests {
    private let log: [UInt8]
    private let checkpoint: [UInt8]
    private let identity: LogIdentity

    init() throws {
        (log, checkpoint, identity) = try Samples.log(entries: 2)
    }

    /// Not even a verifier that knows nothing but the files is deceived.
    private func isDetected(_ changed: [UInt8], checkpoint: [UInt8]? = nil) -> Bool {
        !AuditVerifier.verify(log: changed, checkpoint: checkpoint ?? self.checkpoint).isIntact
    }

    @Test func theUntouchedLogIsIntact() {
        let result = AuditVerifier.verify(log: log, checkpoint: checkpoint, ledgerRoot: checkpoint, pinned: identity)
        #expect(result.findings == [])
        #expect(result.records == 3)
        #expect(result.covered == 3)
        #expect(result.summary == "Log tenant-7: 3 records, 3 covered by a signed root, intact.")
    }

    @Test func p3EveryFlippedBitIsDetected() {
        var changed = log
        for index in log.indices {
            for bit in 0..<8 {
                changed[index] ^= 1 << UInt8(bit)
                if !isDetected(changed) { Issue.record("bit \(bit) of byte \(index)") }
                changed[index] = log[index]
            }
        }
    }

    @Test func p3EveryTruncationIsDetected() {
        for length in 0..<log.count where !isDetected(Array(log.prefix(length))) {
            Issue.record("cut to \(length) bytes")
        }
    }

    @Test func p3EveryDeletedDuplicatedOrSwappedLineIsDetected() {
        let lines = Samples.lines(log)
        for index in lines.indices {
            #expect(isDetected(Samples.joined(Array(lines[..<index] + lines[(index + 1)...]))))
            #expect(isDetected(Samples.joined(Array(lines[...index] + lines[index...]))))
            for other in lines.indices where other > index {
                var swapped = lines
                swapped.swapAt(index, other)
                #expect(isDetected(Samples.joined(swapped)))
            }
        }
    }

    @Test func p3InsertedRecordsAreDetectedEvenWithTheirNumbersMended() throws {
        let records = try AuditLines(log).records()
        let forged = records[..<2] + [AuditRecord(sequence: 2, entry: Samples.entry(99))]
        let renumbered = records[2...].map { AuditRecord(sequence: $0.sequence + 1, entry: $0.entry) }
        let result = AuditVerifier.verify(log: Samples.joined((forged + renumbered).map { $0.line }), checkpoint: checkpoint)
        #expect(result.findings.map { $0.kind } == [.rootMismatch(.checkpoint, covered: 3)])
        #expect(result.covered == 0)
    }

    @Test func p3EveryFlippedBitOfTheCheckpointIsDetected() {
        var changed = checkpoint
        for index in checkpoint.indices {
            for bit in 0..<8 {
                changed[index] ^= 1 << UInt8(bit)
                if !isDetected(log, checkpoint: changed) { Issue.record("bit \(bit) of byte \(index)") }
                changed[index] = checkpoint[index]
            }
        }
    }

    @Test func p3EveryTruncationOfTheCheckpointIsDetected() {
        for length in 0..<checkpoint.count where !isDetected(log, checkpoint: Array(checkpoint.prefix(length))) {
            Issue.record("cut to \(length) bytes")
        }
    }

    @Test func aCheckpointOfAnotherKeyOrLogIsRefused() throws {
        let other = try Samples.log(entries: 5)
        #expect(isDetected(other.log) && isDetected(log, checkpoint: other.checkpoint))
        let wrongKey = AuditVerifier.verify(log: log, checkpoint: other.checkpoint)
        #expect(wrongKey.findings.map { $0.kind } == [.unreadableRoot(.checkpoint, .wrongSignature)])
        let replaced = AuditVerifier.verify(log: other.log, checkpoint: other.checkpoint, pinned: identity)
        #expect(!replaced.isIntact)
        #expect(AuditVerifier.verify(log: other.log, checkpoint: other.checkpoint).isIntact)
    }

    @Test func aLedgerRootCountsLikeACheckpoint() throws {
        let cut = Samples.joined(Samples.lines(log).dropLast())
        let result = AuditVerifier.verify(log: cut, checkpoint: nil, ledgerRoot: checkpoint, pinned: identity)
        #expect(result.findings.map { $0.kind } == [.truncated(.ledger, covered: 3, records: 2)])
        #expect(
            result.findings.first?.description
                == "The ledger's signed root covers 3 records, but the log holds 2: its end is missing. "
                + "Restore the log from a copy; do not continue it.")
    }
}
