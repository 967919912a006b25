import CELConformance
import Foundation

/// Runs a folder of CEL conformance tests, one JSON file per file of the suite.
///
///     cel-conformance DIR [--only PATTERN] [--list-failures]
///
/// Ends with 0 if none failed, with 1 if one did, with 64 if the command line or the folder can't be read.
@main
enum CELConformanceCommand {
    static let usage = """
        usage: cel-conformance DIR [--only PATTERN] [--list-failures]

          DIR              a folder of tests as JSON
          --only PATTERN   those tests only whose id holds PATTERN; * stands for anything
          --list-failures  a line for each test that failed: id, expression, what is wrong
        """

    static func main() {
        var folder: String?
        var pattern: String?
        var listsFailures = false
        var arguments = CommandLine.arguments.dropFirst()
        while let argument = arguments.popFirst() {
            switch argument {
            case "--list-failures": listsFailures = true
            case "--only":
                pattern = arguments.popFirst()
                if pattern == nil { refuse("--only needs a pattern") }
            case "--help", "-h":
                print(usage)
                return
            default:
                if argument.hasPrefix("-") || folder != nil { refuse("unexpected: \(argument)") }
                folder = argument
            }
        }
        guard let folder else { refuse("a folder is missing") }
        run(folder, pattern, listsFailures)
    }

    private static func run(_ folder: String, _ pattern: String?, _ listsFailures: Bool) {
        do {
            var tests = try ConformanceSuite.tests(in: URL(filePath: folder))
            if let pattern { tests = tests.filter { matches($0.id, pattern) } }
            let report = ConformanceReport(running: tests)
            if listsFailures {
                for (test, fault) in report.failures {
                    let line = fault.replacingOccurrences(of: "\n", with: "\\n")
                    print("\(test.id): \(test.expr.debugDescription): \(line)")
                }
            }
            print(report.summary)
            exit(report.failures.isEmpty ? 0 : 1)
        } catch {
            refuse("\(folder): \(error)")
        }
    }

    /// Whether the pieces between the stars stand in the id, in their order.
    private static func matches(_ id: String, _ pattern: String) -> Bool {
        var rest = id[...]
        for piece in pattern.split(separator: "*") {
            guard let found = rest.range(of: piece) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }

    private static func refuse(_ reason: String) -> Never {
        FileHandle.standardError.write(Data("cel-conformance: \(reason)\n\n\(usage)\n".utf8))
        exit(64)
    }
}
