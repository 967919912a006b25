import Audit
import Canonical
import Glibc
import Testing

/// The same on real files.
@Suite struct DiskTests {
    /// A folder that is gone after the test.
    private final class Folder {
        let path: String

        init() throws {
            var template = Array("\(P_tmpdir)/cordon-audit-XXXXXX".utf8CString)
            path = try #require(mkdtemp(&template).map { String(cString: $0) })
        }

        deinit {
            for name in ["audit.jsonl", "audit.checkpoint", "audit.lock", "audit.key"] { unlink("\(path)/a/b/\(name)") }
            for folder in ["\(path)/a/b", "\(path)/a", path] { rmdir(folder) }
        }
    }

    private let folder: Folder

    init() throws {
        folder = try Folder()
    }

    private var opening: AuditOpening {
        AuditOpening(
            location: AuditLocation(log: folder.path + "/a/b/audit.jsonl"), keyFile: KeyFile(path: folder.path + "/a/b/audit.key"),
            holder: LockHolder(processID: getpid(), since: Samples.time), newLogID: "tenant-7")
    }

    @Test func foldersKeyLogAndCheckpointAreMadeForTheOwnerAlone() async throws {
        let log = try AuditLog(opening: opening)
        _ = try await log.append([Samples.entry(1)])
        _ = try await log.checkpoint()
        let files = DiskFiles()
        for name in ["audit.jsonl", "audit.checkpoint", "audit.lock", "audit.key"] {
            #expect(try files.permissions(of: "\(folder.path)/a/b/\(name)") == 0o600)
        }
        #expect(try files.contents(of: folder.path + "/a/b/audit.checkpoint.new") == nil)
        #expect(try files.permissions(of: folder.path + "/a") == 0o700)
    }

    @Test func aSecondWriterIsRefusedByNameAndAdmittedWhenTheFirstIsGone() async throws {
        do {
            let log = try AuditLog(opening: opening)
            let error = #expect(throws: AuditError.self) { _ = try AuditLog(opening: opening) }
            #expect(
                error?.description
                    == "Process \(getpid()) has held the audit log since 2026-03-01T00:00:00Z. Wait for it, or stop it.")
            _ = try await log.append([Samples.entry(1)])
        }
        let next = try await opened()
        #expect(try await next.append([Samples.entry(2)]).checkpoint.size == 3)
    }

    /// The first writer goes when the task that wrote its last group does, a moment after it has answered.
    private func opened() async throws -> AuditLog {
        for _ in 0..<1000 {
            do { return try AuditLog(opening: opening) } catch AuditError.locked { try await Task.sleep(for: .milliseconds(5)) }
        }
        return try AuditLog(opening: opening)
    }

    @Test func manyCallersShareSyncsAndEachIsAnsweredWithARootThatCoversIt() async throws {
        let log = try AuditLog(opening: opening)
        let roots = try await withThrowingTaskGroup(of: SignedCheckpoint.self) { group in
            for number in 0..<200 { group.addTask { try await log.append([Samples.entry(number), Samples.entry(number)]).signed } }
            return try await group.reduce(into: [SignedCheckpoint]()) { $0.append($1) }
        }
        let last = try await log.checkpoint()
        #expect(last.checkpoint.size == 401)
        let bytes = try #require(try DiskFiles().contents(of: opening.location.log))
        #expect(AuditVerifier.verify(log: bytes, checkpoint: last.bytes, pinned: log.identity).isIntact)
        for root in roots.prefix(20) { #expect(AuditVerifier.consistency(from: root, to: last, log: bytes) == []) }
        let entries = try AuditLines(bytes).records().dropFirst().map { $0.entry }
        for index in stride(from: 0, to: 400, by: 2) { #expect(entries[index] == entries[index + 1]) }
    }

    @Test func whatCannotBeOpenedIsSaid() {
        var bad = opening
        bad.location = AuditLocation(log: "/dev/null/audit.jsonl")
        let error = #expect(throws: AuditError.self) { _ = try AuditLog(opening: bad) }
        #expect(error?.description == "Could not open /dev/null/audit.lock: Not a directory. Without the audit log nothing is sent.")
    }
}
