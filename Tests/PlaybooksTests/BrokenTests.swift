import ActionKit
import Diagnostics
import FoundationEssentials
import Playbooks
import Testing

/// Broken playbooks in a project, with everything that is said about them beside each.
struct BrokenTests {
    static let folder = Repository.fixtures.appending(path: "broken")
    static let names = Repository.names(in: folder, endingIn: ".yaml")

    private static func checked(_ name: String) throws -> Checked {
        let file = try Repository.source(folder.appending(path: name))
        return Checked([file], catalogue: .extended, project: try UseCaseTests.project().0.declarations)
    }

    @Test(arguments: names)
    func aMistakeIsShownAtItsPlace(_ name: String) throws {
        let checked = try Self.checked(name)
        #expect(checked.graph == nil)
        let output = Self.folder.appending(path: name.replacing(".yaml", with: ".out"))
        try Golden.expect(checked.rendered, in: output)
    }

    @Test func noFixtureIsWithoutItsText() {
        #expect(Repository.names(in: Self.folder, endingIn: ".out").map { $0.replacing(".out", with: ".yaml") } == Self.names)
    }

    /// Each sentence of the module about playbooks is met by some fixture or test of this folder.
    @Test func everyIdOfAPlaybookIsMet() throws {
        let outputs = try ["broken", "bad", "configuration"].flatMap { folder in
            let folder = Repository.fixtures.appending(path: folder)
            return try Repository.names(in: folder, endingIn: ".out").map { name in
                let file = try Repository.source(folder.appending(path: name))
                return String(decoding: file.bytes, as: UTF8.self)
            }
        }.joined()
        let sources = try Repository.swiftTexts(under: "Sources/Playbooks").joined()
        let ids = Set(sources.matches(of: /"(CDN0[245][0-9][0-9])"/).map { String($0.1) })
        // Told elsewhere: by the calendar, for a folder or file, for a catalogue that the decoder did not know, without cordon.yaml, for what is not carried out, for tables (DataTableTests), for files to send (LibraryFileTests).
        let elsewhere: Set = [
            "CDN0214", "CDN0216", "CDN0217", "CDN0218", "CDN0251", "CDN0290", "CDN0291", "CDN0429", "CDN0430", "CDN0431", "CDN0432",
            "CDN0434",
            "CDN0501", "CDN0511",
        ]
        #expect(ids.subtracting(elsewhere).filter { !outputs.contains("[\($0)]") }.sorted() == [])
    }
}
