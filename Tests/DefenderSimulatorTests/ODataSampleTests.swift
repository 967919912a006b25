import Canonical
import DefenderSimulator
import Foundation
import Testing

/// The OASIS sample, all of it: what does not pass stands in Tests/odata-exceptions.json, by id and with the reason.
struct ODataSampleTests {
    private struct Case {
        let id: String
        let kind: String
        let rule: String
        let input: String
        let isValid: Bool
    }

    private static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    private static let sample = folder.appending(path: "../../../shared/conformance/odata/filter-cases.json").standardizedFileURL
    private static let hasSample = FileManager.default.fileExists(atPath: sample.path)

    private static func json(_ file: URL) throws -> JSONValue { try JSONValue(parsing: Array(Data(contentsOf: file))) }

    /// Whether the simulator takes what the suite takes, and refuses what it refuses.
    private static func passes(_ item: Case) -> Bool { isTaken(item) == item.isValid }

    private static func isTaken(_ item: Case) -> Bool {
        let text = item.input.removingPercentEncoding ?? item.input
        func filter(_ text: String) -> Bool { ODataSyntax.firstFault(in: text) == nil }
        switch (item.kind, item.rule) {
        case ("literal", "odataIdentifier"): return filter("\(item.input) eq 1")
        // The rules of literals are about the encoded text.
        case ("literal", _): return filter("a eq \(item.input)")
        case ("order", _):
            return text.lowercased().hasPrefix("$orderby=")
                && ODataSyntax.firstFault(inOrder: String(text.dropFirst("$orderby=".count))) == nil
        case ("query", "queryOptions"): return areOptions(text)
        // A path of another service: the simulator knows its own only.
        case ("query", _): return false
        case (_, "filter"): return text.hasPrefix("$filter=") && filter(String(text.dropFirst("$filter=".count)))
        case (_, "anyExpr"): return filter("Products/" + text)
        default: return filter(text)
        }
    }

    /// The options whose values have a grammar that can be tried without a list.
    private static func areOptions(_ text: String) -> Bool {
        text.split(separator: "&").allSatisfy { part in
            let halves = part.split(separator: "=", maxSplits: 1).map { String($0) }
            guard halves.count == 2 else { return false }
            switch halves[0] {
            case "$filter": return ODataSyntax.firstFault(in: halves[1]) == nil
            case "$orderby": return ODataSyntax.firstFault(inOrder: halves[1]) == nil
            case "$top", "$skip": return Int(halves[1]) != nil
            case "$count": return ["true", "false"].contains(halves[1])
            // Without `$` it is a custom option, which a service may ignore.
            default: return !halves[0].hasPrefix("$")
            }
        }
    }

    @Test(.enabled(if: hasSample, "the conformance sample is not beside the repository"))
    func whatFailsIsListedWithItsReason() throws {
        let cases = try #require(try Self.json(Self.sample)["cases"]?.arrayValue).map {
            Case(
                id: $0["id"]?.stringValue ?? "", kind: $0["kind"]?.stringValue ?? "", rule: $0["rule"]?.stringValue ?? "",
                input: $0["input"]?.stringValue ?? "", isValid: $0["valid"] == true)
        }
        #expect(cases.count == 245)
        let listed = try #require(try Self.json(Self.folder.appending(path: "../odata-exceptions.json"))["groups"]?.arrayValue)
        let ids = listed.flatMap { $0["cases"]?.arrayValue?.compactMap { $0.stringValue } ?? [] }
        #expect(listed.allSatisfy { $0["reason"]?.stringValue?.isEmpty == false })
        let failing = cases.filter { !Self.passes($0) }.map(\.id)
        #expect(Set(failing).subtracting(ids).sorted() == [], "these fail and are not listed")
        #expect(Set(ids).subtracting(failing).sorted() == [], "these are listed and do not fail")
        #expect(ids.count == Set(ids).count)
    }
}
