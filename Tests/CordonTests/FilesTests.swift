import Canonical
import Foundation
import Testing

/// What validate and fmt do with files: every mistake of all of them, in four forms, and nothing half written.
@Suite(.serialized)
struct FilesTests {
    private static let good = """
        playbook: mark
        version: 1
        mode: enforce

        trigger:
          alerts:
            where: alert.severity == "High"
            lookback: 24h
            per: device

        steps:
          - tag_device:
              add: [seen]

        """

    /// A project of playbooks alone, gone afterwards.
    private func project(_ files: [String: String], _ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cordon-files-\(UUID().uuidString)")
        let playbooks = folder.appendingPathComponent("playbooks")
        try FileManager.default.createDirectory(at: playbooks, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files { try Data(text.utf8).write(to: playbooks.appendingPathComponent(name)) }
        try await body(folder)
    }

    private func cordon(_ arguments: String..., in folder: URL) async throws -> Child.Outcome {
        try await Child(Binary.cordon, arguments, in: folder, environment: [:]).outcome()
    }

    private func read(_ name: String, _ folder: URL) throws -> String {
        String(decoding: try Data(contentsOf: folder.appendingPathComponent("playbooks/" + name)), as: UTF8.self)
    }

    @Test func tenMistakesInFiveFilesAreAllShown() async throws {
        let files = [
            "a.yaml": Self.good.replacingOccurrences(of: "version: 1", with: "vresion: 1\ncolour: red"),
            "b.yaml": Self.good.replacingOccurrences(of: "mark", with: "two").replacingOccurrences(of: "enforce", with: "maybe")
                .replacingOccurrences(of: "    lookback: 24h\n", with: ""),
            "c.yaml": Self.good.replacingOccurrences(of: "mark", with: "three").replacingOccurrences(of: "24h", with: "1 day")
                .replacingOccurrences(of: "version: 1", with: "version: one"),
            "d.yaml": Self.good.replacingOccurrences(of: "mark", with: "four").replacingOccurrences(of: "High", with: "Hgih")
                .replacingOccurrences(of: "tag_device", with: "tag_devic"),
            "e.yaml": "a: [\n",
        ]
        try await project(files) { folder in
            try FileManager.default.createSymbolicLink(
                atPath: folder.appendingPathComponent("playbooks/c2.yaml").path, withDestinationPath: "/no/such")
            let human = try await cordon("validate", in: folder)
            #expect(human.code == 1)
            #expect(human.standardError.contains("\n10 errors in 6 files.\n"), "\(human.standardError)")
            let json = try JSONValue(parsing: Array(try await cordon("validate", "--format", "json", in: folder).standardOutput.utf8))
            let places = json["diagnostics"]?.arrayValue?.compactMap { $0["file"]?.stringValue } ?? []
            #expect(places.count == 10)
            #expect(places == places.sorted())
            #expect(json["diagnostics"]?.arrayValue?.allSatisfy { ($0["start"]?["line"]?.integerValue ?? 0) > 0 } == true)
            let github = try await cordon("validate", "--format", "github", in: folder)
            #expect(github.code == 1)
            #expect(github.standardOutput.split(separator: "\n").count { $0.hasPrefix("::error file=playbooks/") } == 10)
            let sarif = try JSONValue(
                parsing: Array(try await cordon("validate", "--format", "sarif", in: folder).standardOutput.utf8))
            #expect(sarif["runs"]?.arrayValue?.first?["results"]?.arrayValue?.count == 10)
        }
    }

    @Test func noFormShowsControlCharacters() async throws {
        let hostile = "\u{9B}31m\u{202E}\u{2028}"
        try await project(["a.yaml": "playbook: x\n\"k\\e[31m\\x9b\\u202e\": 1\n# \(hostile)\n", "\u{9B}b.yaml": "a: ["]) { folder in
            for format in ["human", "json", "sarif", "github"] {
                let outcome = try await cordon("validate", "--format", format, in: folder)
                #expect(outcome.code == 1)
                let raw = outcome.text.unicodeScalars.filter {
                    $0.properties.generalCategory == .control && $0 != "\n" || "\u{202E}\u{2028}".unicodeScalars.contains($0)
                }
                #expect(raw.isEmpty, "\(format)")
            }
        }
    }

    @Test func onlyWhatIsCertainIsMendedAndTheRestIsShown() async throws {
        let broken = Self.good.replacingOccurrences(of: "version: 1", with: "vresion: 1   # one")
            .replacingOccurrences(of: "enforce", with: "Enfroce").replacingOccurrences(of: "playbook", with: "colour: red\nplaybook")
        try await project(["a.yaml": broken, "b.yaml": Self.good.replacingOccurrences(of: "mark", with: "b")]) { folder in
            let file = folder.appendingPathComponent("playbooks/a.yaml").path
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
            let outcome = try await cordon("validate", "--fix", in: folder)
            #expect(outcome.code == 1)
            #expect(
                outcome.standardOutput == """
                    playbooks/a.yaml:3:1: mended: a playbook has no key `vresion`: `vresion` is now `version`
                    playbooks/a.yaml:4:7: mended: `Enfroce` is no value of `mode`: `Enfroce` is now `enforce`

                    """)
            #expect(outcome.standardError.contains("no key `colour`"))
            #expect(outcome.standardError.contains("1 error in 1 file."))
            #expect(
                try read("a.yaml", folder) == "colour: red\n" + Self.good.replacingOccurrences(of: "version: 1", with: "version: 1   # one")
            )
            #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o640)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/playbooks").sorted() == ["a.yaml", "b.yaml"])
        }
    }

    @Test func aMendedProjectIsValid() async throws {
        try await project(["a.yaml": Self.good.replacingOccurrences(of: "version: 1", with: "vresion: 1")]) { folder in
            let outcome = try await cordon("validate", "--fix", in: folder)
            #expect(outcome.code == 0)
            #expect(outcome.standardOutput.hasSuffix("\n1 playbook in 1 file: no errors\n"))
            #expect(try await cordon("validate", in: folder).code == 0)
        }
    }

    @Test func fmtWritesWhatCheckAsksFor() async throws {
        let loose =
            "# top\nversion:   1\n"
            + Self.good.replacingOccurrences(of: "version: 1\n", with: "")
            .replacingOccurrences(of: "[seen]", with: "[ \"seen\" ]   # tag")
        try await project(["a.yaml": loose, "b.yaml": Self.good, "c.yaml": "a: ["]) { folder in
            let check = try await cordon("fmt", "--check", in: folder)
            #expect(check.code == 1)
            #expect(check.standardOutput == "playbooks/a.yaml: not laid out; `cordon fmt` does it\n")
            #expect(check.standardError.contains("playbooks/c.yaml:1:4: error: the bracket `[` is never closed"))
            #expect(try read("a.yaml", folder) == loose)
            let written = try await cordon("fmt", "playbooks/a.yaml", in: folder)
            #expect(written.code == 0)
            #expect(try read("a.yaml", folder) == "# top\n" + Self.good.replacingOccurrences(of: "[seen]", with: "[seen]  # tag"))
            #expect(try await cordon("fmt", "--check", "playbooks/a.yaml", "playbooks/b.yaml", in: folder).code == 0)
            #expect(try read("c.yaml", folder) == "a: [")
        }
    }
}
