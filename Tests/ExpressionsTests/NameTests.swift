import Diagnostics
import Expressions
import Testing

@Suite struct NameTests {
    @Test func anUnknownNameSuggestsANearOne() {
        let finding = compile("alrt.title == \"x\"").1.first
        #expect(finding?.message == "nothing is called alrt here")
        #expect(finding?.suggestion == "alert")
        #expect(finding?.allowed.contains("device") == true)
        #expect(finding?.offsets == 0..<4)
    }

    @Test func anUnknownFieldSuggestsANearOne() {
        let finding = compile("alert.severty == \"High\"").1.first
        #expect(finding?.message == "alert has no field severty")
        #expect(finding?.suggestion == "severity")
        #expect(finding?.offsets == 6..<13)
    }

    @Test func oneMistakeIsOneFinding() {
        #expect(compile("alert.severty.startsWith(\"H\") && nope.x.y(1)[2] > 3").1.count == 2)
    }

    @Test func anUnknownFunctionSuggestsANearOne() {
        let finding = compile("alert.title.startWith(\"x\")").1.first
        #expect(finding?.message == "there is no function startWith()")
        #expect(finding?.suggestion == "startsWith")
    }

    @Test func wrongArgumentsShowTheSignatures() {
        let finding = compile("alert.title.startsWith(1)").1.first
        #expect(finding?.message == "startsWith() does not take (string, int)")
        #expect(finding?.allowed == ["string.startsWith(string) -> bool"])
        #expect(places("1 + \"a\"") == ["1 + \"a\""])
        #expect(messages("1 + \"a\"") == ["+ does not work on int and string"])
        #expect(messages("1 == \"a\"") == ["== compares values of one type; these are int and string"])
    }

    @Test func aConstantPatternIsReadAtOnce() {
        #expect(compile("alert.title.matches(\"a+\")").0 != nil)
        #expect(messages("alert.title.matches(\"(a\")") == ["this pattern is not in the syntax of RE2: missing ): (a"])
        #expect(places("alert.title.matches(\"(a\")") == ["\"(a\""])
    }

    @Test func theResultHasToFitThePlace() {
        #expect(messages("alert.title", expecting: .bool) == ["this is a string; a bool is needed here"])
        #expect(compile("limit > 1", expecting: .bool).0 != nil)
        #expect(messages("alert.title && true") == ["this is a string; a bool is needed here"])
        #expect(messages("true ? 1 : \"a\"") == ["both sides of : need one type; these are int and string"])
    }

    @Test func macroVariablesHideDeclaredNames() {
        #expect(value("[1, 2].map(alert, alert * 2)") == .list([.int(2), .int(4)]))
    }

    @Test func usedVariablesAreKnown() throws {
        let checked = try #require(compile("device.id == alert.device.id && during(\"business\")").0)
        #expect(checked.variables == [0, 2])
        #expect(checked.functions == [0])
    }

    @Test func theTreeCanBeTranslated() throws {
        let root = try #require(compile("alert.severity == \"High\"").0).root
        guard case .call(let call) = root.kind, case .field(let operand, 2, "severity") = call.arguments[0].kind,
            case .variable(0) = operand.kind, case .constant(.string("High")) = call.arguments[1].kind
        else {
            Issue.record("\(root.kind)")
            return
        }
        #expect(call.overloads == ["equals"])
    }
}
