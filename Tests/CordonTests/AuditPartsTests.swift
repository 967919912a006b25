import Audit
import Canonical
import Foundation
import TestKit
import Testing

/// A log in several files, through the binary and through the script of docs/.
struct AuditPartsTests {
    @Test func everyCommandReadsAllFiles() async throws {
        try await Lab.open { lab in
            try lab.edit("cordon.yaml", "tenants:", "audit: { rotate: 1 }\ntenants:")
            try FileManager.default.createDirectory(at: lab.path(".cordon"), withIntermediateDirectories: true)
            let location = AuditLocation(log: lab.path(".cordon/audit.jsonl").path)
            do {
                // What is too little for a megabyte.
                let opening = AuditOpening(
                    location: location, keyFile: KeyFile(path: lab.path(".cordon/audit.key").path),
                    holder: LockHolder(processID: getpid(), since: Sample.now), newLogID: "parts", rotateAt: 3000)
                var writer = try LogWriter(opening: opening)
                for entry in ManyEntries.make(30) { _ = try writer.append([entry]) }
                _ = try writer.checkpoint()
            }
            #expect(lab.exists(".cordon/audit.2.jsonl"))
            #expect(try await lab.cordon("run", "--dry-run").code == 0)
            let verify = try await lab.cordon("audit", "verify")
            #expect(verify.code == 0, "\(verify.text)")
            let log = try await lab.log()
            #expect(log.map { $0["seq"] } == (0..<log.count).map { .integer(Int64($0)) })
            let script = try await Child(
                URL(fileURLWithPath: "/usr/bin/env"),
                ["python3", Binary.repository.appendingPathComponent("docs/verify-audit-log.py").path, location.log, location.checkpoint],
                in: lab.folder, environment: ["PATH": "/usr/bin:/bin"]
            ).outcome()
            #expect(script.code == 0 && script.text.contains("\(log.count) records covered and unchanged"), "\(script.text)")
            try lab.remove(".cordon/audit.1.jsonl")
            let lacking = try await lab.cordon("audit", "verify")
            #expect(lacking.code == 1 && lacking.standardOutput.contains("audit.1.jsonl, which belongs to the audit log, is not there"))
            #expect(try await lab.cordon("audit", "export", "--format", "csv").code == 1)
        }
    }
}
