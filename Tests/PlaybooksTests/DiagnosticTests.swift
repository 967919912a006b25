import Diagnostics
import Foundation
import Testing

/// Every mistake that an author can make in a playbook, as it is shown: `NAME.yaml` beside `NAME.out`.
struct DiagnosticTests {
    static let folder = Repository.fixtures.appending(path: "bad")
    static let names = Repository.names(in: folder, endingIn: ".yaml")

    @Test(arguments: names)
    func aMistakeIsShownAtItsPlace(_ name: String) throws {
        let checked = Checked([try Repository.source(Self.folder.appending(path: name))])
        let output = Self.folder.appending(path: name.replacingOccurrences(of: ".yaml", with: ".out"))
        try Golden.expect(checked.rendered, in: output)
    }

    @Test(arguments: names)
    func aGraphWithAnErrorDoesNotExist(_ name: String) throws {
        let checked = Checked([try Repository.source(Self.folder.appending(path: name))])
        let hasErrors = checked.diagnostics.contains { $0.severity == .error }
        #expect((checked.graph == nil) == hasErrors)
        #expect(!checked.diagnostics.isEmpty)
    }

    @Test func everyPlaceLiesInItsFile() throws {
        for name in Self.names {
            for diagnostic in Checked([try Repository.source(Self.folder.appending(path: name))]).diagnostics {
                let range = try #require(diagnostic.range)
                #expect(range.offsets.upperBound <= range.file.bytes.count)
            }
        }
    }

    @Test func allMistakesOfAllFilesComeInOneRunInTheirOrder() throws {
        let files = try Self.names.map { try Repository.source(Self.folder.appending(path: $0)) }
        let together = Checked(files)
        let report = DiagnosticReport(together.diagnostics, files: files)
        let apart = files.map { DiagnosticReport(Checked([$0]).diagnostics, files: [$0]).diagnostics.count }
        // Some files hold playbooks of one name: that mistake exists only where they meet.
        let own = report.diagnostics.filter { $0.id != "CDN0201" }
        let ownApart = files.map { file in
            DiagnosticReport(Checked([file]).diagnostics, files: [file]).diagnostics.filter { $0.id != "CDN0201" }
        }
        #expect(own.map(Self.key) == ownApart.flatMap { $0 }.map(Self.key))
        #expect(apart.allSatisfy { $0 > 0 })
        #expect(together.graph == nil)
    }

    private static func key(_ diagnostic: Diagnostic) -> String {
        "\(diagnostic.range?.description ?? "") \(diagnostic.id) \(diagnostic.message)"
    }

    @Test func noFixtureIsWithoutItsText() {
        let outputs = Repository.names(in: Self.folder, endingIn: ".out").map { $0.replacingOccurrences(of: ".out", with: ".yaml") }
        #expect(outputs == Self.names)
        #expect(Self.names.count >= 30)
    }
}
