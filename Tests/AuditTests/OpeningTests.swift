import Audit
import Canonical
import Testing

/// What a writer refuses to continue.
@Suite struct OpeningTests {
    private let disk = MemoryDisk()
    private let root: SignedCheckpoint

    init() throws {
        var writer = try Samples.writer(on: disk)
        _ = try writer.append([Samples.entry(1), Samples.entry(2)])
        _ = try writer.checkpoint()
        root = try writer.append([Samples.entry(3)]).signed
    }

    private var lines: [[UInt8]] { Samples.lines(disk[Samples.location.log] ?? []) }

    private func findings(ledgerRoot: [UInt8]? = nil) -> [AuditFinding.Kind]? {
        do throws(AuditError) {
            _ = try Samples.writer(on: disk, ledgerRoot: ledgerRoot)
            return nil
        } catch {
            guard case .damaged(let findings) = error else { return [] }
            return findings.map { $0.kind }
        }
    }

    @Test func anUntouchedLogIsContinued() throws {
        #expect(findings(ledgerRoot: root.bytes) == nil)
        var writer = try Samples.writer(on: disk, ledgerRoot: root.bytes)
        #expect(writer.count == 4)
        let newer = try writer.append([Samples.entry(4)]).signed
        #expect(AuditVerifier.consistency(from: root, to: newer, log: disk[Samples.location.log] ?? []) == [])
    }

    @Test func aCoveredLineThatWasChangedIsFound() {
        var changed = lines
        changed[1] = AuditRecord(sequence: 1, entry: Samples.entry(9)).line
        disk[Samples.location.log] = Samples.joined(changed)
        #expect(findings() == [.rootMismatch(.checkpoint, covered: 3)])
        #expect(findings(ledgerRoot: root.bytes) == [.rootMismatch(.checkpoint, covered: 3), .rootMismatch(.ledger, covered: 4)])
    }

    @Test func aLineAfterTheLastRootThatIsNoneIsFound() {
        disk[Samples.location.log] = Samples.joined(lines + [Array("{}".utf8)])
        #expect(findings() == [.unreadableLine(.unknownVersion("null"))])
        disk[Samples.location.log] = Samples.joined(lines.dropLast() + [AuditRecord(sequence: 9, entry: Samples.entry(9)).line])
        #expect(findings() == [.sequence(expected: 4, found: 9)])
    }

    @Test func aLogThatIsShorterThanARootIsFound() {
        disk[Samples.location.log] = Samples.joined(Array(lines.prefix(2)))
        #expect(findings() == [.truncated(.checkpoint, covered: 3, records: 2)])
        disk[Samples.location.log] = nil
        #expect(
            findings(ledgerRoot: root.bytes)
                == [.truncated(.checkpoint, covered: 3, records: 0), .truncated(.ledger, covered: 4, records: 0)])
    }

    @Test func aRootThatIsNotOfThisLogIsFound() {
        disk[Samples.location.checkpoint] = Array("nonsense".utf8)
        #expect(findings() == [.unreadableRoot(.checkpoint, .notANote)])
        disk[Samples.location.checkpoint] = nil
        #expect(findings() == nil)
    }

    @Test func anotherKeyIsRefusedAndNoneIsMadeForAnOldLog() {
        let pem = disk[Samples.keyPath]
        disk[Samples.keyPath] = nil
        #expect(throws: AuditError.keyMissing(path: Samples.keyPath)) { _ = try Samples.writer(on: disk) }
        #expect(disk[Samples.keyPath] == nil)
        disk[Samples.keyPath] = Array("not a key".utf8)
        #expect(throws: AuditError.key(.notAKey(path: Samples.keyPath))) { _ = try Samples.writer(on: disk) }
        let other = MemoryDisk()
        _ = try? Samples.writer(on: other)
        disk[Samples.keyPath] = other[Samples.keyPath]
        #expect(throws: AuditError.self) { _ = try Samples.writer(on: disk) }
        disk[Samples.keyPath] = pem
        #expect(findings() == nil)
    }

    @Test func aKeyThatOthersMayReadIsRefused() {
        disk.with { state in
            for index in state.inodes.indices { state.inodes[index].permissions = 0o640 }
        }
        let error = #expect(throws: AuditError.self) { _ = try Samples.writer(on: disk) }
        #expect(error == .key(.tooOpen(path: Samples.keyPath, permissions: 0o640)))
        #expect(
            error?.description
                == "The key file /state/cordon/audit.key can be used by others (mode 640). Run: chmod 600 /state/cordon/audit.key")
    }

    @Test func oneWriterAtATime() throws {
        let writer = try Samples.writer(on: disk)
        #expect(throws: AuditError.locked(LockHolder(processID: 4711, since: Samples.time))) { _ = try Samples.writer(on: disk) }
        #expect(writer.count == 4)
    }
}
