import ActionKit
import Actions
import Diagnostics
import Foundation
import Playbooks
import Testing

/// Every mistake that a person can make in cordon.yaml, as it is shown.
struct ConfigurationDiagnosticTests {
    static let folder = Repository.fixtures.appending(path: "configuration")
    static let names = Repository.names(in: folder, endingIn: ".yaml")

    @Test(arguments: names)
    func aMistakeIsShownAtItsPlace(_ name: String) throws {
        let file = try Repository.source(Self.folder.appending(path: name))
        let collector = DiagnosticCollector()
        let configuration = ConfigurationDecoder(actions: Catalogue.standard.actingKeys, into: collector).configuration(file)
        #expect(configuration == nil)
        let output = Self.folder.appending(path: name.replacingOccurrences(of: ".yaml", with: ".out"))
        try Golden.expect(Rendering.text(collector.diagnostics, [file]), in: output)
    }

    @Test func aSecretThatStandsInTheFileIsNotRepeated() throws {
        let file = try Repository.source(Self.folder.appending(path: "secret-in-clear.yaml"))
        let collector = DiagnosticCollector()
        _ = ConfigurationDecoder(actions: Catalogue.standard.actingKeys, into: collector).configuration(file)
        #expect(collector.diagnostics.map(\.id) == ["CDN0404"])
        for diagnostic in collector.diagnostics {
            #expect(!diagnostic.message.contains("hunter2"))
            #expect(diagnostic.suggestion == nil)
        }
        // Excerpts go to terminals and logs of CI: the secret's line must not.
        #expect(!Rendering.text(collector.diagnostics, [file]).contains("hunter2"))
    }

    @Test func noFixtureIsWithoutItsText() {
        let outputs = Repository.names(in: Self.folder, endingIn: ".out").map { $0.replacingOccurrences(of: ".out", with: ".yaml") }
        #expect(outputs == Self.names)
        #expect(Self.names.count >= 15)
    }
}
