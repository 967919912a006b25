import Audit
import Canonical
import Testing

/// P7: a second instance cosigns what has only grown, and no other history.
@Suite struct WitnessTests {
    private static let path = "/w/contoso.witness"
    private let disk = MemoryDisk()
    /// What the log's owner signed after each record, and the log then.
    private let roots: [SignedCheckpoint]
    private let key = SigningKey()
    private let logKey: VerifyingKey
    private let name: WitnessKey

    init() throws {
        var writer = try Samples.writer(on: disk)
        var roots: [SignedCheckpoint] = [try writer.append([]).signed]
        for number in 1...9 { roots.append(try writer.append([Samples.entry(number)]).signed) }
        self.roots = roots
        logKey = writer.identity.key
        name = try #require(WitnessKey(name: "witness.example", key: key.verifyingKey))
    }

    private func proof(from older: Int, to newer: Int) -> ConsistencyProof {
        let answer = AuditVerifier.continuation(
            of: roots[older].bytes, to: roots[newer].bytes, log: disk[Samples.location.log] ?? [], checkpoint: nil, ledgerRoot: nil)
        return ConsistencyProof(answer.proof)
    }

    private func cosign(
        _ checkpoint: SignedCheckpoint, _ proof: ConsistencyProof? = nil, of logKey: VerifyingKey? = nil
    ) throws(WitnessFile.Fault) -> SignedCheckpoint {
        try WitnessFile(path: Self.path, files: disk).cosign(
            checkpoint.bytes, of: logKey, proof: proof, by: key, as: name, at: Samples.time)
    }

    @Test func p7WhatHasOnlyGrownIsCosignedAndVerifies() throws {
        var last = try cosign(roots[1], of: logKey)
        for (older, newer) in [(1, 1), (1, 2), (2, 7), (7, 8)] {
            last = try cosign(roots[newer], proof(from: older, to: newer))
            #expect(last.time(of: name) == Samples.time)
            #expect(last.checkpoint == roots[newer].checkpoint)
        }
        let log = disk[Samples.location.log] ?? []
        let verification = AuditVerifier.verify(log: log, checkpoint: last.bytes, witness: name)
        #expect(verification.isIntact && verification.cosigned == Samples.time)
        let stranger = try #require(WitnessKey(name: "witness.example", key: SigningKey().verifyingKey))
        for (checkpoint, witness) in [(roots[8], name), (last, stranger)] {
            let missing = AuditVerifier.verify(log: log, checkpoint: checkpoint.bytes, witness: witness)
            #expect(missing.findings.map(\.kind) == [.notCosigned(witness)] && missing.cosigned == nil)
        }
    }

    @Test func p7NoOtherHistoryIsCosigned() throws {
        #expect(throws: WitnessFile.Fault.logUnknown(path: Self.path)) { try cosign(roots[3]) }
        #expect(throws: WitnessFile.Fault.refused(.notOurs(.wrongSignature))) { try cosign(roots[3], of: SigningKey().verifyingKey) }
        _ = try cosign(roots[3], of: logKey)
        // The owner of log and key writes the last of these records anew.
        let rewritten = try Self.rewritten(like: disk)
        let refusals: [(SignedCheckpoint, ConsistencyProof?, Witness.Refusal)] = [
            (roots[2], nil, .older(size: 3, seen: 4)), (rewritten[3], nil, .forked(size: 4)), (roots[6], nil, .unproven(from: 4, to: 7)),
            (roots[6], proof(from: 2, to: 6), .wrongProof(from: 4, to: 7)),
            (rewritten[6], proof(from: 3, to: 6), .wrongProof(from: 4, to: 7)),
        ]
        for (checkpoint, proof, refusal) in refusals {
            let kept = disk[Self.path]
            #expect(throws: WitnessFile.Fault.refused(refusal)) { try cosign(checkpoint, proof) }
            #expect(disk[Self.path] == kept)
        }
        #expect(throws: WitnessFile.Fault.otherLog(path: Self.path, logKey)) { try cosign(roots[6], of: SigningKey().verifyingKey) }
        #expect(try cosign(roots[6], proof(from: 3, to: 6)).checkpoint.size == 7)
    }

    /// The same log, with the same key, but other records from the third on.
    private static func rewritten(like disk: MemoryDisk) throws -> [SignedCheckpoint] {
        let other = MemoryDisk()
        other[Samples.keyPath] = disk[Samples.keyPath]
        var writer = try Samples.writer(on: other)
        var roots: [SignedCheckpoint] = [try writer.append([]).signed]
        for number in 1...9 { roots.append(try writer.append([Samples.entry(number < 3 ? number : 90 + number)]).signed) }
        return roots
    }

    @Test func aSignatureOfTheWitnessCannotBeForged() throws {
        let cosigned = try cosign(roots[4], of: logKey)
        let lines = cosigned.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 7 && lines[5].hasPrefix("\u{2014} witness.example "))
        let identity = try #require(LogIdentity(id: "tenant-7", key: logKey))
        // The signature of one checkpoint below another one.
        let moved = roots[5].text + lines[5] + "\n"
        #expect(try SignedCheckpoint(Array(moved.utf8), of: identity).time(of: name) == nil)
    }

    @Test(arguments: ["", "a b", "a+b", "a\u{7}", "a\u{2003}b"])
    func aNameThatIsNoneIsRefused(name: String) { #expect(WitnessKey(name: name, key: key.verifyingKey) == nil) }

    @Test func theKeyIsReadAsItIsWritten() {
        #expect(WitnessKey(name.description) == name)
        #expect(name.description.hasPrefix("witness.example+"))
        #expect(WitnessKey(key.verifyingKey.noteText(name: "witness.example")) == nil, "a key that signs notes cosigns nothing")
    }

    @Test func whatIsKeptIsReadStrictly() throws {
        _ = try cosign(roots[4], of: logKey)
        let kept = try #require(disk[Self.path])
        for broken in [Array(kept.dropLast()), kept + kept, Array("{}\n".utf8), []] {
            disk[Self.path] = broken
            #expect(throws: WitnessFile.Fault.unreadable(path: Self.path)) { try cosign(roots[4]) }
        }
    }
}
