/// `matches`, in RE2's syntax. A pattern that is constant is compiled once, with the program.
enum RegularExpressions {
    static let functions: [StandardFunction] = [
        StandardFunction(
            "matches",
            [Overload("matches", [.string, .string], .bool), .member("matches_string", [.string, .string], .bool)],
            binary: matches)
    ]

    private static func matches(_ text: Value, _ pattern: Value) throws(Fault) -> Value {
        guard case .string(let text) = text, case .string(let pattern) = pattern else {
            throw .noSuchOverload("matches", [text, pattern])
        }
        do throws(Pattern.Refusal) {
            return .bool(try Pattern(pattern).matches(text))
        } catch {
            throw .badPattern(pattern, error.reason)
        }
    }
}
