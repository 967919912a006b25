import Canonical
import DefenderSimulator
import Foundation
import Testing

struct ODataSyntaxTests {
    @Test(arguments: [
        "severity eq 'High'", "a eq 1 and b ne 2 or not c", "not(a eq 1)", "((a))", "a/b/c gt -1.5e3", "a in ('x','y''z')",
        "t/any(x:x eq 'y')", "t/all(x: x/y le 2026-07-01T00:00:00Z)", "t/any()", "contains(a,'b')", "a eq null",
        "id eq 3f2504e0-4f89-11d3-9a0c-0305e82c3301", "id eq a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
        "a ge 2018-08-01Z", "a ge 2018-08-01T10:00Z", "a lt 2018-08-01T10:00:00.1234567+02:00", "a eq 'ü🙂'", "in eq 1",
        "not/x eq 1", "any eq all",
    ])
    func theseAreFilters(text: String) {
        #expect(ODataSyntax.firstFault(in: text) == nil)
    }

    @Test(arguments: [
        ("", 0), (" a", 1), ("a ", 1), ("a eq", 4), ("a eq 'x", 5), ("a eq 1 and", 10), ("(a eq 1", 7), ("a eq 1)", 6),
        ("a eq1", 2), ("a == 1", 2), ("t/any(x x)", 8), ("t/all()", 6), ("a in ('x' 'y')", 10), ("a eq 1_000", 6),
        ("a ge 2018-13-01", 5), ("a eq 0x10", 5), ("contains(a,'b'", 14), ("a/", 2), ("noteq eq (", 10), ("a eq 1x", 5),
    ])
    func theseAreNone(text: String, offset: Int) {
        #expect(ODataSyntax.firstFault(in: text) == offset)
    }

    @Test func deepNestingIsRefusedAndNotACrash() {
        let open = String(repeating: "(", count: 100_000)
        #expect(ODataSyntax.firstFault(in: open) != nil)
        #expect(ODataSyntax.firstFault(in: String(repeating: "not ", count: 100_000)) != nil)
    }

    // MARK: The OASIS sample

    private struct Case {
        let id: String
        let rule: String
        let input: String
        let isValid: Bool
        let failAt: Int?
    }

    /// Where this service does not follow the suite, and why.
    private static let exceptions = [
        "abnf-0309": "`filter=` without `$` is OData 4.01; the service documents 4.0, where it is a custom option"
    ]

    /// Refused as the suite wants, but at another place.
    private static let otherPlaces = [
        "abnf-0450": "the suite reads `all()` as a call and misses what follows it; we miss the variable inside"
    ]

    private static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().appendingPathComponent("../../../shared/conformance/odata").standardizedFileURL

    private static let hasSample = FileManager.default.fileExists(
        atPath: folder.appendingPathComponent("filter-cases.json").path)

    private static func sample() throws -> [Case] {
        let bytes = try Data(contentsOf: folder.appendingPathComponent("filter-cases.json"))
        let cases = try #require(try JSONValue(parsing: Array(bytes))["cases"]?.arrayValue)
        return cases.filter { $0["tier"] == "mde" && $0["kind"] == "expression" }.map {
            Case(
                id: $0["id"]?.stringValue ?? "", rule: $0["rule"]?.stringValue ?? "",
                input: $0["input"]?.stringValue ?? "", isValid: $0["valid"] == true,
                failAt: $0["fail_at"]?.integerValue.map { Int($0) })
        }
    }

    @Test(.enabled(if: hasSample, "the conformance sample is not beside the repository"))
    func theOASISSampleIsFollowed() throws {
        let cases = try Self.sample()
        #expect(cases.count > 40)
        for item in cases where Self.exceptions[item.id] == nil {
            let fault = Self.firstFault(item)
            #expect((fault == nil) == item.isValid, "\(item.id): \(item.input)")
            if let failAt = item.failAt, Self.otherPlaces[item.id] == nil { #expect(fault == failAt, "\(item.id): \(item.input)") }
        }
    }

    @Test(.enabled(if: hasSample, "the conformance sample is not beside the repository"))
    func theOrderingsOfTheSampleAreOrderings() throws {
        let bytes = try Data(contentsOf: Self.folder.appendingPathComponent("filter-cases.json"))
        let cases = try #require(try JSONValue(parsing: Array(bytes))["cases"]?.arrayValue)
        let orders = cases.filter { $0["kind"] == "order" && $0["tier"] == "mde" }.compactMap { $0["input"]?.stringValue }
        #expect(orders.count == 4)
        for order in orders { #expect(ODataSyntax.firstFault(inOrder: String(order.dropFirst("$orderby=".count))) == nil) }
    }

    @Test(arguments: [("", 0), ("a b", 0), ("a,,b", 2), ("a asc desc", 0), ("a,1", 2), ("a/", 0), ("a-b", 0)])
    func theseAreNoOrderings(text: String, offset: Int) {
        #expect(ODataSyntax.firstFault(inOrder: text) == offset)
    }

    /// Two rules are parts of a filter: what stands around them in one is put there.
    private static func firstFault(_ item: Case) -> Int? {
        let prefix = item.rule == "filter" ? "$filter=" : ""
        guard item.input.lowercased().hasPrefix(prefix) else {
            return zip(item.input, prefix).prefix { $0 == $1 }.count
        }
        let around = item.rule == "anyExpr" ? "Products/" : ""
        let fault = ODataSyntax.firstFault(in: around + item.input.dropFirst(prefix.count))
        return fault.map { $0 + prefix.count - around.count }
    }

    @Test(.enabled(if: hasSample, "the conformance sample is not beside the repository"))
    func theServicesOwnExamplesAreAnswered() async throws {
        let bytes = try Data(contentsOf: Self.folder.appendingPathComponent("mde-documented-filters.json"))
        let samples = try #require(try JSONValue(parsing: Array(bytes))["samples"]?.arrayValue)
        let sets = ["alert": "alerts", "machine": "machines", "machineAction": "machineactions"]
        let laboratory = try await Laboratory()
        for sample in samples where sample["note"]?.stringValue?.contains("$count") != true {
            let set = try #require(sets[sample["entity"]?.stringValue ?? ""])
            let query = try #require(sample["query"]?.stringValue).split(separator: " ").joined(separator: "%20")
            #expect(try await laboratory.get("/api/\(set)?\(query)").status == 200, "\(query)")
        }
    }
}
