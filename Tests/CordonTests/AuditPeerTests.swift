import Audit
import Canonical
import Foundation
import TestKit
import Testing

/// A log of 1,000 records before the verifiers of others: Go's transparency log packages, pymerkle, and the script of docs/.
struct AuditPeerTests {
    @Test func p3OtherVerifiersFindWhateverIsDoneToALog() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cordon-peers-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
        let location = AuditLocation(log: path("audit.jsonl"))
        let opening = AuditOpening(
            location: location, keyFile: KeyFile(path: path("audit.key")), holder: LockHolder(processID: getpid(), since: Sample.now),
            newLogID: "peers")
        var writer = try LogWriter(opening: opening)
        _ = try writer.append(ManyEntries.make(999))
        _ = try writer.checkpoint()
        let log = [UInt8](try Data(contentsOf: URL(fileURLWithPath: location.log)))
        let mutations = LogMutation.spread(over: log, lines: 1000, count: 200).map { "\($0)\t\($0.firstChange(in: log))" }
        try Data((["none\tintact"] + mutations).joined(separator: "\n").utf8).write(to: folder.appendingPathComponent("mutations"))
        let key = writer.identity.key.noteText(name: writer.identity.origin)
        let arguments = [Binary.repository.path, location.log, location.checkpoint, location.hashes, key, path("mutations")]
        guard let outcome = try await PeerScript.run("check_audit_log.py", arguments) else { return }
        #expect(outcome.code == 0, "\(outcome.text)")
        #expect(outcome.text.contains("docs/verify-audit-log.py sees all of"))
        print(outcome.text)
    }
}
