import Audit
import Canonical
import Testing

/// P4: that a log has only grown between two checkpoints can be proved, to somebody who has not got the log.
@Suite struct ContinuationTests {
    private let disk = MemoryDisk()
    private let roots: [SignedCheckpoint]

    init() throws {
        var writer = try Samples.writer(on: disk)
        var roots: [SignedCheckpoint] = [try writer.append([]).signed]
        for number in 1...20 { roots.append(try writer.append([Samples.entry(number)]).signed) }
        self.roots = roots
    }

    private var lines: [[UInt8]] { Samples.lines(disk[Samples.location.log] ?? []) }

    private func answer(of kept: SignedCheckpoint, records: Int) -> Continuation {
        AuditVerifier.continuation(of: kept.bytes, log: Samples.joined(Array(lines.prefix(records))), checkpoint: nil, ledgerRoot: nil)
    }

    @Test func p4EveryProofLeadsFromTheOldRootToTheNew() {
        for older in roots {
            for size in Int(older.checkpoint.size)...lines.count {
                let answer = answer(of: older, records: size)
                #expect(answer.isProven && answer.findings == [])
                #expect(answer.root == roots[size - 1].checkpoint.root)
                let isTrue = Self.leads(from: older.checkpoint, to: answer.root, size: size, by: answer.proof)
                if !isTrue { Issue.record("from \(older.checkpoint.size) to \(size)") }
            }
        }
    }

    @Test func p4NoOtherProofLeadsThere() {
        let (older, answer) = (roots[6].checkpoint, answer(of: roots[6], records: 21))
        for index in answer.proof.indices {
            var proof = answer.proof
            proof[index] = Digest(of: [UInt8(index)])
            #expect(!Self.leads(from: older, to: answer.root, size: 21, by: proof))
            proof.remove(at: index)
            #expect(!Self.leads(from: older, to: answer.root, size: 21, by: proof))
        }
    }

    @Test func aLogThatIsShorterOrOtherIsNoContinuation() throws {
        #expect(answer(of: roots[8], records: 8).findings.map(\.kind) == [.truncated(.kept, covered: 9, records: 8)])
        var changed = lines
        changed[3] = AuditRecord(sequence: 3, entry: Samples.entry(99)).line
        let other = AuditVerifier.continuation(of: roots[8].bytes, log: Samples.joined(changed), checkpoint: nil, ledgerRoot: nil)
        #expect(other.findings.map(\.kind) == [.rootMismatch(.kept, covered: 9)])
        #expect(!other.isProven && other.proof == [])
        #expect(other.summary == "It is not shown that the log goes on from the checkpoint that was kept.")
        let foreign = try Samples.log(entries: 3)
        let stranger = AuditVerifier.continuation(
            of: foreign.checkpoint, log: Samples.joined(lines), checkpoint: nil, ledgerRoot: nil)
        #expect(stranger.findings.map(\.kind) == [.unreadableRoot(.kept, .wrongSignature)])
        #expect(stranger.older == nil && !stranger.isProven)
    }

    @Test func theAnswerSaysWhatWasAdded() {
        #expect(
            answer(of: roots[0], records: 21).summary
                == "The log goes on from the checkpoint that was kept: 1 record unchanged, 20 added since.")
    }

    private static func leads(from older: Checkpoint, to root: Digest, size: Int, by proof: [Digest]) -> Bool {
        ConsistencyProof(proof).leads(from: older, to: Checkpoint(origin: older.origin, size: Int64(size), root: root))
    }
}
