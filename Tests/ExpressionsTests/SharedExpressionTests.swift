import Diagnostics
import Expressions
import Testing

/// What several playbooks have in common is compiled once, where it means the same, and nowhere else.
@Suite struct SharedExpressionTests {
    private static let box = ObjectType(name: "box", fields: [ObjectField("size", .int)])
    /// Of the same name, with another field.
    private static let otherBox = ObjectType(name: "box", fields: [ObjectField("size", .string)])

    private static func declarations(_ variables: [(String, CELType)], _ shared: SharedExpressions) -> Declarations {
        var declarations = Declarations(variables.map { .init($0.0, $0.1) })
        declarations.shared = shared
        return declarations
    }

    private static func compile(
        _ text: String, _ variables: [(String, CELType)], _ shared: SharedExpressions, expecting: CELType? = nil
    ) -> CheckedExpression? {
        CheckedExpression.compile(text, declarations(variables, shared), expecting: expecting).0
    }

    @Test func theSameIsCompiledOnce() throws {
        let shared = SharedExpressions()
        let variables: [(String, CELType)] = [("a", .int), ("b", .list(.object(Self.box)))]
        for text in ["a > 1", "b.all(x, x.size > a)", "type(a) == int", "[1, 2].size() == 2"] {
            let first = try #require(Self.compile(text, variables, shared))
            let second = try #require(Self.compile(text, variables + [("more", .string)], shared))
            #expect(first.root === second.root)
        }
    }

    @Test(arguments: [
        ("a > 1", [("b", CELType.int), ("a", .int)]), ("a > 1", [("a", .double)]), ("a > 1", [("a", .nullable(.int))]),
        ("a.size > 1", [("a", .object(otherBox))]), ("a.map(x, x)", [("a", .list(.object(otherBox)))]),
        ("type(1) == int", [("int", .int)]), ("a > 1", []),
    ])
    func whereItMeansSomethingElseItIsCompiledAnew(text: String, variables: [(String, CELType)]) throws {
        let shared = SharedExpressions()
        for known in [CELType.int, .object(Self.box), .list(.object(Self.box))] { _ = Self.compile(text, [("a", known)], shared) }
        let alone = CheckedExpression.compile(text, Declarations(variables.map { .init($0.0, $0.1) }))
        let (again, findings) = CheckedExpression.compile(text, Self.declarations(variables, shared))
        #expect(again?.type == alone.0?.type && again?.variables == alone.0?.variables)
        #expect(findings == alone.1)
        #expect((again == nil) == (alone.0 == nil))
    }

    @Test func whatIsExpectedOfTheWholeCounts() throws {
        let shared = SharedExpressions()
        #expect(Self.compile("a", [("a", .int)], shared) != nil)
        let (wrong, findings) = CheckedExpression.compile("a", Self.declarations([("a", .int)], shared), expecting: .string)
        #expect(wrong == nil && findings.count == 1)
    }

    @Test func aWarningIsGivenEachTime() {
        let open = EnumType(name: "Kind", values: ["A"], isOpen: true)
        let shared = SharedExpressions()
        for _ in 1...2 {
            let (expression, findings) = CheckedExpression.compile("a == \"B\"", Self.declarations([("a", .enumeration(open))], shared))
            #expect(expression != nil && findings.map(\.severity) == [.warning])
        }
    }
}
