import Audit
import Canonical
import Testing

@Suite struct WriterTests {
    private let disk = MemoryDisk()

    private func calls(_ body: () throws -> Void) rethrows -> [FileError.Operation] {
        let before = disk.with { $0.calls.count }
        try body()
        return disk.with { Array($0.calls.dropFirst(before)) }
    }

    private func fail(_ operation: FileError.Operation, _ code: Int32?) {
        disk.with { $0.failing[operation] = code }
    }

    @Test func p1AGroupIsOneWriteAndOneSyncBeforeTheAnswer() throws {
        var writer = try Samples.writer(on: disk)
        let before = disk.with { $0.calls.count }
        _ = try writer.append((0..<50).map { Samples.entry($0) })
        #expect(disk.with { Array($0.calls.dropFirst(before)) } == [.write, .sync])
        #expect(writer.count == 51)
    }

    @Test func p1ANewLogIsDurableWithItsFolderBeforeOpeningReturns() throws {
        let calls = try calls { _ = try Samples.writer(on: disk) }
        #expect(calls.suffix(4) == [.open, .write, .sync, .syncDirectory])
        let record = try AuditLines(disk[Samples.location.log] ?? []).records().first
        #expect(record?.sequence == 0)
        #expect(record?.entry.kind == "log")
        #expect(record?.entry.fields["log"] == "tenant-7")
        let key = try #require(SigningKey(pem: disk[Samples.keyPath] ?? []))
        #expect(record?.entry.fields["key"]?.stringValue == key.verifyingKey.description)
    }

    @Test func p1AfterAFailedSyncTheWriterStopsForGoodAndNeverSyncsAgain() throws {
        var writer = try Samples.writer(on: disk)
        fail(.sync, 5)
        #expect(throws: AuditError.self) { _ = try writer.append([Samples.entry(1)]) }
        fail(.sync, nil)
        let syncs = disk.with { $0.calls.count { $0 == .sync } }
        for _ in 0..<3 {
            #expect(throws: AuditError.stopped(FileError(.sync, Samples.location.log, code: 5))) {
                _ = try writer.append([Samples.entry(2)])
            }
            #expect(throws: AuditError.self) { _ = try writer.checkpoint() }
        }
        #expect(disk.with { $0.calls.count { $0 == .sync } } == syncs)
    }

    @Test(arguments: [FileError.Operation.write, .sync, .rename, .syncDirectory, .truncate, .open])
    func anyFailureOfACheckpointStopsTheWriter(operation: FileError.Operation) throws {
        var writer = try Samples.writer(on: disk)
        _ = try writer.append([Samples.entry(1)])
        fail(operation, 28)
        #expect(throws: AuditError.self) { _ = try writer.checkpoint() }
        fail(operation, nil)
        #expect(throws: AuditError.self) { _ = try writer.append([Samples.entry(2)]) }
    }

    @Test func aFullDiskStopsTheWriterAndTheNextOneGoesOn() throws {
        do {
            var writer = try Samples.writer(on: disk)
            fail(.write, 28)
            let error = #expect(throws: AuditError.self) { _ = try writer.append([Samples.entry(1)]) }
            #expect(
                error?.description
                    == "Could not write /state/cordon/audit.jsonl: No space left on device. The audit log has stopped and nothing "
                    + "more is sent. Look at the disk, then start again: what was begun is reconciled.")
            fail(.write, nil)
        }
        var next = try Samples.writer(on: disk)
        #expect(try next.append([Samples.entry(2)]).checkpoint.size == 2)
    }

    @Test func shortWritesAreContinued() throws {
        disk.with { $0.longestWrite = 7 }
        var writer = try Samples.writer(on: disk)
        let root = try writer.append([Samples.entry(1), Samples.entry(2)]).signed
        #expect(try writer.checkpoint() == root)
        let log = disk[Samples.location.log] ?? []
        #expect(AuditVerifier.verify(log: log, checkpoint: disk[Samples.location.checkpoint], pinned: writer.identity).isIntact)
    }

    @Test func aTornLineIsCutOffAndRecorded() throws {
        do {
            var writer = try Samples.writer(on: disk)
            _ = try writer.append([Samples.entry(1)])
        }
        let torn = Array(#"{"data":{"ha"#.utf8)
        disk[Samples.location.log] = (disk[Samples.location.log] ?? []) + torn
        let writer = try Samples.writer(on: disk)
        #expect(writer.tornBytes == torn.count)
        let records = try AuditLines(disk[Samples.location.log] ?? []).records()
        #expect(records.count == 3)
        #expect(records.last?.entry.kind == "torn")
        #expect(records.last?.entry.fields == ["bytes": .integer(Int64(torn.count)), "hash": .string(Digest(of: torn).description)])
    }

    @Test func aLogThatWasBegunButHasNoFinishedLineIsBegunAgain() throws {
        disk[Samples.location.log] = Array("{\"da".utf8)
        let writer = try Samples.writer(on: disk)
        #expect(writer.count == 2)
        #expect(try AuditLines(disk[Samples.location.log] ?? []).records().map { $0.entry.kind } == ["log", "torn"])
    }

    @Test func emptyGroupsAnswerWithTheCurrentRoot() throws {
        var writer = try Samples.writer(on: disk)
        let root = try writer.append([Samples.entry(1)]).signed
        #expect(try writer.append([]).signed == root)
    }
}
