import Foundation
import Testing

/// docs/diagnostics.md has one section for each id that an author can meet, and no other.
struct DiagnosticsPageTests {
    private static func ids(in text: String) -> [String] {
        let bytes = Array(text.utf8)
        let mark = Array("CDN".utf8)
        return bytes.indices.compactMap { start in
            guard start + 7 <= bytes.count, bytes[start..<start + 3].elementsEqual(mark),
                bytes[(start + 3)..<(start + 7)].allSatisfy({ (0x30...0x39).contains($0) })
            else { return nil }
            return String(decoding: bytes[start..<start + 7], as: UTF8.self)
        }
    }

    /// The ids of the world files of the simulator (CDN07xx) are described with them.
    private static func isAuthors(_ id: String) -> Bool { ("CDN0100"..."CDN0699").contains(id) }

    private static func page() throws -> [String] {
        try String(contentsOf: Repository.root.appending(path: "docs/diagnostics.md"), encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test func everyIdHasItsSection() throws {
        let inSources = Set(
            try ["YAMLSyntax", "Expressions", "Playbooks", "Analysis", "Formatting"].flatMap {
                try Repository.swiftTexts(under: "Sources/\($0)").flatMap(Self.ids)
            })
        let elsewhere = Set(try Repository.swiftTexts(under: "Sources").flatMap(Self.ids)).filter(Self.isAuthors)
        let sections = try Self.page().filter { $0.hasPrefix("### CDN") }.compactMap { Self.ids(in: $0).first }
        #expect(sections == inSources.sorted())
        #expect(elsewhere == inSources)
    }

    @Test func aSectionHasAMeaningAnExampleAndARemedy() throws {
        let page = try Self.page()
        let starts = page.indices.filter { page[$0].hasPrefix("### ") } + [page.count]
        for (start, end) in zip(starts, starts.dropFirst()) {
            let section = page[start..<end]
            #expect(section.contains { $0.hasPrefix("```") }, "\(page[start]): no example")
            #expect(section.contains { $0.hasPrefix("**Do**") }, "\(page[start]): no remedy")
        }
    }
}
