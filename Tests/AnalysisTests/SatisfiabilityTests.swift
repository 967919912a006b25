import Analysis
import Expressions
import TestRandom
import Testing

/// What is said of a condition holds in every small world.
struct SatisfiabilityTests {
    private static func compiled(_ text: String) throws -> CheckedExpression {
        let (expression, findings) = CheckedExpression.compile(text, SmallWorld.declarations, expecting: .bool)
        return try #require(expression, "\(text): \(findings)")
    }

    private static func formula(_ text: String) throws -> Formula {
        try decision(text).isTrue
    }

    private static func decision(_ text: String) throws -> Decision {
        FormulaBuilder { _ in .named("alert") }.decision(try compiled(text).root)
    }

    static let rows: [(String, String)] = [
        (#"alert.severity == "High" && alert.severity == "Low""#, "never"),
        (#"alert.severity >= "Medium" && alert.severity < "Medium""#, "never"),
        (#""High" <= alert.severity && alert.severity in ["Low", "Medium"]"#, "never"),
        (#"!(alert.severity >= "Medium") && !(alert.severity < "Medium")"#, "never"),
        (#"alert.severity >= "Medium" && !(alert.severity in ["Medium", "High"])"#, "never"),
        (#"alert.status != "New" && alert.status != "Resolved" && alert.status != null"#, "never"),
        (#"alert.status == null && has(alert.status)"#, "never"),
        (#"alert.isOpen && !alert.isOpen"#, "never"),
        (#"alert.isOpen == false && alert.isOpen"#, "never"),
        (#"alert.title == "a" && alert.title == "b""#, "never"),
        (#""x" in alert.tags && !alert.tags.exists(t, t == "x")"#, "never"),
        (#"alert.title != null && alert.title.startsWith("a") && !alert.title.startsWith("a")"#, "never"),
        (#"alert.isOpen ? alert.severity == "Low" && alert.severity == "High" : alert.status == "New" && alert.status == null"#, "never"),
        (#"alert.severity == "High" || alert.severity != "High""#, "always"),
        (#"alert.status in ["New", "Resolved"] || alert.status == null"#, "always"),
        (#"alert.severity >= "Low""#, "always"),
        (#"alert.title != null && alert.title.startsWith("a") || alert.title == null || !alert.title.startsWith("a")"#, "always"),
        (#"alert.severity == "High""#, "proved"),
        // The service adds values.
        (#"alert.severity in ["Low", "Medium", "High"]"#, "proved"),
        (#"alert.severity != "High" && alert.severity != "Low" && alert.severity != "Medium""#, "possible"),
        (#"alert.title != "a""#, "proved"),
        (#"alert.status == "New" || alert.title != null && alert.title.startsWith("a")"#, "proved"),
        (#"alert.title != null && alert.title.startsWith("a")"#, "possible"),
        (#"alert.tags.size() > 1"#, "possible"),
    ]

    @Test(arguments: rows) func whatIsSaidOfACondition(text: String, expected: String) throws {
        let decision = try Self.decision(text)
        let formula = decision.isTrue
        switch expected {
        case "never": #expect(Satisfiability.isNever(formula))
        case "always": #expect(Satisfiability.isNever(decision.isFalse))
        default:
            #expect(!Satisfiability.isNever(formula))
            #expect(!Satisfiability.isNever(decision.isFalse))
            if case .always = Satisfiability.decide(formula) { #expect(expected == "proved") } else { #expect(expected == "possible") }
        }
    }

    @Test func aLetNameIsWhatItStandsFor() throws {
        let declarations = Declarations([.init("alert", .object(SmallWorld.alert)), .init("bad", .bool)])
        let definition = try Self.compiled(#"alert.severity == "High" && alert.tags.size() > 1"#)
        let text = #"bad && alert.severity == "Low""#
        let expression = try #require(CheckedExpression.compile(text, declarations, expecting: .bool).0)
        let named = FormulaBuilder { _ in .named("alert") }
        let bad = FormulaBuilder.Definition("bad", definition.root, named)
        let builder = FormulaBuilder { $0 == 0 ? .named("alert") : .defined(bad) }
        #expect(Satisfiability.isNever(builder.decision(expression.root).isTrue))
    }

    /// Each level uses the one before it twice: 2⁶⁰ memberships if it were written out.
    @Test func namesThatDoubleEachOtherAreDecided() throws {
        let first = try Self.compiled("alert.isOpen").root
        for text in ["a && a", "a == (a == alert.isOpen)"] {
            let declarations = Declarations([.init("alert", .object(SmallWorld.alert)), .init("a", .bool)])
            let next = try #require(CheckedExpression.compile(text, declarations, expecting: .bool).0)
            var definition = FormulaBuilder.Definition("a0", first, FormulaBuilder { _ in .named("alert") })
            for level in 1...60 {
                let builder = FormulaBuilder { [definition] in $0 == 0 ? .named("alert") : .defined(definition) }
                definition = .init("a\(level)", next.root, builder)
            }
            #expect(Satisfiability.decide(try #require(definition.decision).isTrue) == .possible)
        }
    }

    /// 1,200 conditions in all 384 worlds each.
    @Test(arguments: [1, 2, 3] as [UInt64]) func nothingWrongIsSaidInAnySmallWorld(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var counts: [String: Int] = [:]
        for _ in 0..<400 {
            let (text, isFinite) = RandomCondition.make(depth: 3, &random)
            let expression = try Self.compiled(text)
            let decision = FormulaBuilder { _ in .named("alert") }.decision(expression.root)
            let formula = decision.isTrue
            let program = Program(expression)
            let results = SmallWorld.all.map { program.evaluate(SmallActivation(world: $0)) }
            let truths = results.map { if case .value(.bool(true)) = $0 { true } else { false } }
            switch Satisfiability.decide(formula) {
            case .never:
                counts["never", default: 0] += 1
                #expect(!truths.contains(true), "\(text) was said to be never true")
            case .always(let witness):
                counts["proved", default: 0] += 1
                let fitting = zip(SmallWorld.all, truths).filter { $0.0.fits(witness) }
                #expect(!fitting.isEmpty && fitting.allSatisfy(\.1), "\(text) is not true for \(witness)")
            case .possible: counts["possible", default: 0] += 1
            }
            if isFinite {
                #expect((Satisfiability.decide(formula) == .never) == !truths.contains(true), "\(text) is decided wrongly")
            }
            let isFalse = results.contains { if case .value(.bool(false)) = $0 { true } else { false } }
            let isNeverFalse = Satisfiability.isNever(decision.isFalse)
            #expect(!isNeverFalse || !isFalse, "\(text) was said to be never false")
            if isFinite { #expect(isNeverFalse == !isFalse, "\(text) is decided wrongly") }
        }
        #expect(counts.count == 3, "\(counts)")
    }

    /// Many variables: an answer, and no search without end.
    @Test func aLargeConditionIsAtWorstPossible() throws {
        let names = (0..<60).map { Variable("v\($0)", .closed([.bool(true), .bool(false)]), isFree: true) }
        let parts = names.indices.map { index in
            Formula.any([.member(names[index], [.bool(true)]), .member(names[(index * 7 + 3) % 60], [.bool(false)])])
        }
        let opposite = Formula.any(
            names.indices.map { index in
                .all([.member(names[index], [.bool(false)]), .member(names[(index * 7 + 3) % 60], [.bool(true)])])
            })
        #expect(Satisfiability.decide(.and(parts + [opposite])) == .possible)
    }
}
