import Analysis
import Diagnostics
import FoundationEssentials
import Playbooks
import Testing

/// Playbooks that are right in every part and wrong as a whole, with everything that is said about them beside each.
struct ProgramTests {
    static let folder = Repository.fixtures.appending(path: "program")
    static let names = Repository.names(in: folder, endingIn: ".yaml")

    @Test(arguments: names)
    func aMistakeIsShownAtItsPlace(_ name: String) throws {
        let checked = Checked([try Repository.source(Self.folder.appending(path: name))], catalogue: .extended)
        #expect(checked.diagnostics.isEmpty, "\(checked.rendered)")
        let found = ProgramReview.diagnostics(try #require(checked.graph).rules)
        let output = Self.folder.appending(path: name.replacing(".yaml", with: ".out"))
        try Golden.expect(Rendering.text(found, checked.files), in: output)
    }

    @Test func noFixtureIsWithoutItsText() {
        #expect(Repository.names(in: Self.folder, endingIn: ".out").map { $0.replacing(".out", with: ".yaml") } == Self.names)
    }

    @Test func everyIdIsMet() throws {
        let outputs = try Self.names.map { name in
            String(decoding: try Repository.source(Self.folder.appending(path: name.replacing(".yaml", with: ".out"))).bytes, as: UTF8.self)
        }
        let ids = (601...609).map { "[CDN0\($0)]" }
        #expect(ids.filter { id in !outputs.contains { $0.contains(id) } } == [])
    }
}
