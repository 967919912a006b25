import Actions
import Canonical
import Diagnostics
import Playbooks
import Testing

struct DataTableTests {
    private static func table(_ file: String, _ columns: String) throws -> DataTable {
        let (configuration, diagnostics) = ConfigurationTests.decode(
            ConfigurationTests.tenant + "data: { t: { file: \(file), columns: \(columns) } }\n")
        #expect(diagnostics.isEmpty)
        return try #require(configuration?.tables.first)
    }

    private static func read(_ table: DataTable, _ text: String) -> (DataRows?, [Diagnostic]) {
        let collector = DiagnosticCollector()
        return (table.rows(of: SourceFile(path: table.file, text: text), into: collector), collector.diagnostics)
    }

    private static let columns = "{ device: string, count: int, tags: list(string), since: timestamp, level: AlertSeverity }"

    @Test(arguments: ["\n", "\r\n"], ["", "\u{FEFF}"])
    func aCSVFileIsReadByItsHeader(lineEnd: String, mark: String) throws {
        let lines = [
            "count,other,device,level,tags,since", #"5,x,"a ""b"", c",High,x;y,2027-06-30"#, "", #"-1,,"two"#,
            #"lines",Low,,2027-06-30T01:00:00Z"#, "",
        ]
        let text = mark + lines.joined(separator: lineEnd)
        let (rows, diagnostics) = Self.read(try Self.table("t.csv", Self.columns), text)
        #expect(diagnostics == [])
        let first = try #require(Timestamp(rfc3339: "2027-06-30T00:00:00Z"))
        #expect(
            rows?.rows == [
                [.text(#"a "b", c"#), .int(5), .list([.text("x"), .text("y")]), .timestamp(first), .text("High")],
                [.text("two\(lineEnd)lines"), .int(-1), .list([]), .timestamp(first + .seconds(3600)), .text("Low")],
            ])
        #expect(rows?.digest == Digest(of: Array(text.utf8)))
    }

    @Test func aYAMLFileIsAListOfRows() throws {
        let (rows, diagnostics) = Self.read(
            try Self.table("t.yaml", "{ device: string, count: int }"), "- { device: a, count: 1 }\n- { count: 2, device: 007 }\n")
        #expect(diagnostics == [])
        #expect(rows?.rows == [[.text("a"), .int(1)], [.text("007"), .int(2)]])
    }

    @Test(arguments: [
        ("t.csv", "device,cuont\na,1\n", ["CDN0429 1:1"]), ("t.csv", "device,count\na\nb,2,3\n", ["CDN0430 2:1", "CDN0430 3:1"]),
        ("t.csv", "device,count\na,many\nb,1.5\n", ["CDN0431 2:3", "CDN0431 3:3"]), ("t.csv", "device,count\n\"a,1\n", ["CDN0432 2:1"]),
        ("t.csv", "device,count\n\"a\"b,1\n", ["CDN0432 2:1"]), ("t.yaml", "device: a\n", ["CDN0132 1:1"]),
        ("t.yaml", "- { device: a, cuont: 1 }\n", ["CDN0130 1:16"]),
        ("t.yaml", "- { device: a, count: b }\n", ["CDN0132 1:23"]),
    ])
    func aMistakeIsShownAtItsPlace(file: String, text: String, expected: [String]) throws {
        let (rows, diagnostics) = Self.read(try Self.table(file, "{ device: string, count: int }"), text)
        #expect(rows == nil)
        #expect(diagnostics.map { "\($0.id) \($0.range?.start.line ?? 0):\($0.range?.start.column ?? 0)" }.sorted() == expected)
    }
}
