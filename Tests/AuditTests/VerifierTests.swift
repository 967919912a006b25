import Audit
import Canonical
import Testing

@Suite struct VerifierTests {
    @Test func recordsAndBytesPastTheLastRootAreCounted() throws {
        let disk = MemoryDisk()
        var writer = try Samples.writer(on: disk)
        let root = try writer.append([Samples.entry(1)]).signed
        _ = try writer.append([Samples.entry(2), Samples.entry(3), Samples.entry(4)])
        let log = (disk[Samples.location.log] ?? []) + Array("{\"data\":".utf8)
        let result = AuditVerifier.verify(log: log, checkpoint: root.bytes, pinned: writer.identity)
        #expect(result.isIntact)
        #expect(
            result.summary
                == "Log tenant-7: 5 records, 2 covered by a signed root, intact. 3 records and 8 bytes not yet covered.")
        #expect(result.json["uncoveredRecords"] == 3)
        #expect(result.json["uncoveredBytes"] == 8)
    }

    @Test func withoutPinsTheSummarySaysWhatThatMeans() throws {
        let (log, checkpoint, _) = try Samples.log(entries: 1)
        let result = AuditVerifier.verify(log: log, checkpoint: checkpoint)
        #expect(!result.isPinned)
        #expect(result.summary.hasSuffix("keep them in your configuration to detect a log that was replaced."))
    }

    @Test func p4TwoRootsOfOneLogAreConsistent() throws {
        let disk = MemoryDisk()
        var writer = try Samples.writer(on: disk)
        var roots: [SignedCheckpoint] = []
        for number in 1...20 { roots.append(try writer.append([Samples.entry(number)]).signed) }
        let log = disk[Samples.location.log] ?? []
        for older in roots {
            for newer in roots {
                #expect(AuditVerifier.consistency(from: older, to: newer, log: log) == [])
            }
        }
    }

    @Test func p4AHistoryThatWasRewrittenIsNotConsistentWithAnOlderRoot() throws {
        let disk = MemoryDisk()
        var writer = try Samples.writer(on: disk)
        let older = try writer.append([Samples.entry(1), Samples.entry(2)]).signed
        let key = try #require(SigningKey(pem: disk[Samples.keyPath] ?? []))
        let records = try AuditLines(disk[Samples.location.log] ?? []).records()
        let rewritten = MemoryDisk()
        rewritten[Samples.keyPath] = disk[Samples.keyPath]
        var forger = try Samples.writer(on: rewritten)
        let newer = try forger.append([Samples.entry(7), records[2].entry, Samples.entry(3)]).signed
        let log = rewritten[Samples.location.log] ?? []
        #expect(
            AuditVerifier.consistency(from: older, to: newer, log: log).map { $0.kind } == [.rootMismatch(.checkpoint, covered: 3)])
        // P7: who holds the key can do this, and the new root alone does not show it.
        #expect(key.verifyingKey == forger.identity.key)
        #expect(AuditVerifier.verify(log: log, checkpoint: newer.bytes, pinned: writer.identity).isIntact)
        #expect(!AuditVerifier.verify(log: log, checkpoint: older.bytes, pinned: writer.identity).isIntact)
    }

    /// The test vectors of RFC 6962's reference implementation.
    @Test func theTreeIsThatOfRFC6962() throws {
        let lines: [[UInt8]] = [
            [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], Array(0x50...0x57), Array(0x60...0x6F),
        ]
        let roots = [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ]
        let key = SigningKey()
        for (index, hex) in roots.enumerated() {
            let root = try #require(Digest("sha256:" + hex))
            let head = SignedCheckpoint(Checkpoint(origin: "cordon/x", size: Int64(index + 1), root: root), signedBy: key)
            #expect(AuditVerifier.consistency(from: head, to: head, log: Samples.joined(lines)) == [])
        }
    }

    @Test func p6NoControlByteIsEverWritten() throws {
        let disk = MemoryDisk()
        var writer = try Samples.writer(on: disk)
        let hostile = String(String.UnicodeScalarView((0..<0x20).compactMap { Unicode.Scalar($0) })) + "\u{1B}[31m\r\n"
        let entry = AuditEntry(kind: "intent", time: Samples.time, mode: .live, fields: [hostile: .string(hostile)])
        let root = try writer.append([entry]).signed
        let log = disk[Samples.location.log] ?? []
        #expect(log.allSatisfy { $0 >= 0x20 || $0 == UInt8(ascii: "\n") })
        #expect(Samples.lines(log).count == 2)
        #expect(AuditVerifier.verify(log: log, checkpoint: root.bytes, pinned: writer.identity).isIntact)
        #expect(try AuditLines(log).records().last?.entry == entry)
    }

    @Test func floatsAreKeptAsText() {
        let entry = AuditEntry(
            kind: "x", time: Samples.time, mode: .none, fields: ["a": 0.5, "b": [.number(1e300), ["c": .number(2)]], "d": 7])
        #expect(entry.fields == ["a": "0.5", "b": ["1e+300", ["c": "2"]], "d": 7])
    }
}
