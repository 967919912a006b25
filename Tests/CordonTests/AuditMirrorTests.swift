import Foundation
import Testing

/// A second file for every record, as cordon.yaml asks for it.
struct AuditMirrorTests {
    private static func configure(_ lab: Lab, _ mirror: String) throws {
        try lab.write(lab.configuration() + "\naudit: { mirror: \(mirror) }\n", to: "cordon.yaml")
    }

    @Test func everyRecordStandsInBothFilesAndALostOneIsMadeAnew() async throws {
        try await Lab.open { lab in
            try Self.configure(lab, "{ file: witness/copy.jsonl }")
            #expect(try await lab.cordon("run", "--yes").code == 0)
            #expect(try lab.read("witness/copy.jsonl") == lab.read(".cordon/audit.jsonl"))
            #expect(try lab.read("witness/copy.checkpoint") == lab.read(".cordon/audit.checkpoint"))
            let log = try lab.read(".cordon/audit.jsonl")
            try lab.remove(".cordon/audit.jsonl")
            let next = try await lab.cordon("run", "--dry-run", "--again")
            #expect(next.code == 0 && next.standardError.contains("that its mirror holds; they were taken from there"), "\(next.text)")
            #expect(try lab.read(".cordon/audit.jsonl").hasPrefix(log))
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    @Test func aMirrorThatCannotBeWrittenStopsEverythingOnlyWhereItIsRequired() async throws {
        try await Lab.open { lab in
            try lab.write("no folder", to: "witness")
            try Self.configure(lab, "{ file: witness/copy.jsonl, require: all }")
            let refused = try await lab.cordon("run", "--yes")
            #expect(refused.code == 4 && refused.standardError.contains("witness"), "\(refused.text)")
            #expect(try lab.journal().isEmpty)
            try Self.configure(lab, "{ file: witness/copy.jsonl, require: any }")
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 0 && run.standardError.contains("goes on in its other file alone"), "\(run.text)")
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }
}
