import AllocationCount
import Canonical
import Diagnostics
import Expressions
import Foundation

/// Measures the evaluation and the compilation of expressions. The expressions come as JSON, name to text, on the
/// standard input; what was measured goes to the standard output as JSON.
///
///     cordon-expressions-bench            nanoseconds and allocations per evaluation, nanoseconds per compilation
///     cordon-expressions-bench memory N   the resident set before and after N programs, in KiB
@main
enum ExpressionsBenchmark {
    static func main() throws {
        let lines = try JSONDecoder().decode([String: String].self, from: FileHandle.standardInput.readDataToEndOfFile())
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.first == "memory", let count = arguments.last.flatMap({ Int($0) }) {
            print(try memory(lines, count).canonicalText)
        } else {
            print(try speed(lines).canonicalText)
        }
    }

    /// Short ones, of which the best counts: all that else runs on the machine only adds to the others.
    private static let rounds = 40

    private static func speed(_ lines: [String: String]) throws -> JSONValue {
        var results = JSONObject()
        let scene: any Activation = Scene()
        for (name, text) in lines.sorted(by: { $0.key < $1.key }) {
            let program = try compiled(text)
            guard case .value(.bool(let truth)) = program.evaluate(scene) else { throw Mistake("\(text) has no truth") }
            let evaluation = nanoseconds(20_000) { checksum(program.evaluate(scene)) }
            let before = cordon_allocation_count()
            for _ in 0..<1000 { _ = checksum(program.evaluate(scene)) }
            let allocations = Double(cordon_allocation_count() - before) / 1000
            let compilation = nanoseconds(200) { (try? compiled(text)) == nil ? 1 : 0 }
            let check = nanoseconds(200) { CheckedExpression.compile(text, Scene.declarations).0 == nil ? 1 : 0 }
            results[name] = .object([
                "evaluate": .number(evaluation), "allocations": .number(allocations), "compile": .number(compilation),
                "check": .number(check), "result": .bool(truth),
            ])
        }
        return .object(results)
    }

    private static func compiled(_ text: String) throws -> Program {
        let (checked, findings) = CheckedExpression.compile(text, Scene.declarations, expecting: .bool)
        guard let checked else { throw Mistake(findings.map(\.message).joined(separator: "\n")) }
        return Program(checked)
    }

    /// Keeps the result from being optimised away.
    private static func checksum(_ outcome: Evaluation) -> Int {
        if case .value(.bool(true)) = outcome { return 1 }
        return 0
    }

    /// The best of the rounds, per turn.
    private static func nanoseconds(_ turns: Int, _ body: () -> Int) -> Double {
        var sum = 0
        let times = (0..<rounds).map { _ in
            let start = ContinuousClock.now
            for _ in 0..<turns { sum &+= body() }
            return (ContinuousClock.now - start) / .nanoseconds(1) / Double(turns)
        }
        precondition(sum >= 0)
        return times.min() ?? 0
    }

    /// Programs that differ from each other, all kept.
    private static func memory(_ lines: [String: String], _ count: Int) throws -> JSONValue {
        guard let text = lines["five"] else { throw Mistake("there is no line five") }
        _ = try compiled(text)
        let before = try residentKiB()
        var programs: [Program] = []
        programs.reserveCapacity(count)
        for number in 0..<count { programs.append(try compiled("\(text) && alert.title != \"case \(number)\"")) }
        let after = try residentKiB()
        guard programs.allSatisfy({ checksum($0.evaluate(Scene())) == 1 }) else { throw Mistake("a program came out false") }
        return .object(["before": .integer(before), "after": .integer(after), "programs": .integer(Int64(count))])
    }

    private static func residentKiB() throws -> Int64 {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        guard let number = line?.split(separator: " ").dropLast().last.flatMap({ Int64($0) }) else { throw Mistake("no VmRSS") }
        return number
    }

    private struct Mistake: Error, CustomStringConvertible {
        let description: String

        init(_ description: String) {
            self.description = description
        }
    }
}
