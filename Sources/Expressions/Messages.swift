import Canonical

/// The sentences for authors.
extension Mistake {
    var message: String {
        switch self {
        case .unexpected(let found, let expected): "expected \(expected), found \(found)"
        case .strayCharacter(let character): "`\(character)` has no meaning here\(Self.hint(for: character))"
        case .unterminatedString: "this string has no closing quote"
        case .unterminatedName: "this quoted name has no closing `"
        case .malformedNumber(let text): "\(text) is not a number"
        case .numberOutOfRange(let text): "\(text) is larger than 64 bits hold"
        case .unknownEscape(let text, let isBytes):
            "\(text) is not an escape\(isBytes ? " in bytes" : ""); write \\\\ for a backslash, or put r before the string"
        case .codeOutOfRange(let text): "\(text) is not a character"
        case .reservedWord(let word): "\(word) is a reserved word and can't be a name"
        case .emptyExpression: "an expression is missing"
        case .noMessages: "protobuf messages are not part of this language; a map is written {\"key\": value}"
        case .unterminatedInterpolation: "this ${ has no closing }; for a literal ${ write $${"
        case .tooDeep: "the expression is nested deeper than \(Parser.maximumDepth) levels"
        default: checkingMessage
        }
    }

    private static func hint(for character: String) -> String {
        switch character {
        case "=": "; equality is =="
        case "&": "; and is &&"
        case "|": "; or is ||"
        default: ""
        }
    }

    private var checkingMessage: String {
        switch self {
        case .hasNeedsField: "has() takes a field, as in has(alert.title)"
        case .macroNeedsVariable(let macro): "\(macro)() takes the name of a variable here, as in x.\(macro)(v, …)"
        case .repeatedVariable(let name): "\(name) is already the other variable of this macro"
        case .macroNeedsCollection(let macro, let found): "\(macro)() goes over a list or a map, not \(found.withArticle)"
        case .unknownName(let name, _): "nothing is called \(name) here"
        case .unknownFunction(let name, _): "there is no function \(name)()"
        case .unknownField(let name, let object): "\(object.name) has no field \(name)"
        case .noFields(let type, let field): "\(type.withArticle) has no fields, so .\(field) means nothing"
        case .noOverload(let function, let arguments, _): Self.noOverload(function, arguments)
        case .notEquatable(let symbol, let left, let right):
            "\(symbol) compares values of one type; these are \(left) and \(right)"
        case .alwaysFails(let reason): "this always fails: \(reason)"
        case .badPattern(let reason): "this pattern is not in the syntax of RE2: \(reason)"
        default: typeMessage
        }
    }

    private var typeMessage: String {
        switch self {
        case .outsideEnumeration(let value, let enumeration, _):
            "\"\(value)\" is not \(CELType.enumeration(enumeration).withArticle)"
        case .unlistedValue(let value, let enumeration, _):
            "\"\(value)\" is not among the known values of \(enumeration.name)"
        case .notRanked(let enumeration): "the values of \(enumeration.name) have no order; compare them with == or in"
        case .needsNullTest(let text):
            "\(text) can be null: test it first (\(text) != null && …), or say what holds then with .?…orValue(…)"
        case .neverNull(let text, let type): "\(text) is \(type.withArticle) and never null"
        case .branchesDiffer(let left, let right):
            "both sides of : need one type; these are \(left) and \(right)"
        case .wrongResult(let expected, let found): "this is \(found.withArticle); \(expected.withArticle) is needed here"
        case .keyType(let type): "a key is a bool, an int, a uint or a string, not \(type.withArticle)"
        default: preconditionFailure("A mistake has no sentence.")
        }
    }

    private static func noOverload(_ function: String, _ arguments: [CELType]) -> String {
        let types = arguments.map { $0.description }
        guard let symbol = Operator(rawValue: function) else {
            return "\(function)() does not take (\(types.joined(separator: ", ")))"
        }
        return types.count == 1
            ? "\(symbol.spelling) does not work on \(types[0])"
            : "\(symbol.spelling) does not work on \(types.joined(separator: " and "))"
    }
}

/// The sentences of functions that refuse what they are given.
enum Messages {
    static let negativeShift = "a shift can't be by a negative number of bits"
    static let notKnown = "not known yet"
    static func failed(_ reason: String) -> String { "error: \(reason)" }
    static func evaluations(_ count: Int) -> String { " (the last of \(count))" }

    static let formatEnds = "the text of format() ends after %; a literal % is written %%"

    static func emptyList(_ function: String) -> String { "\(function)() needs at least one number" }

    static func unknownClause(_ letter: String) -> String {
        "format() has no clause %\(letter); there are %s, %d, %f, %e, %b, %o, %x and %X"
    }

    static func tooFewArguments(_ index: Int) -> String { "format() has no argument \(index + 1) for its clause" }

    static func clauseDoesNotFit(_ letter: String, _ type: String) -> String {
        "the clause %\(letter) of format() does not take \(type)"
    }

    static func badPrecision(_ most: Int) -> String { "the precision of a clause of format() is a number from 0 to \(most)" }
}

extension CELType {
    /// `a string`, `an int`.
    var withArticle: String {
        let text = description
        let isVowel = text.utf8.first.map { "aeiouAEIO".utf8.contains($0) } ?? false
        // uint is said with a y.
        return (isVowel && !text.hasPrefix("uint") ? "an " : "a ") + text
    }
}

/// The sentences for values that an expression can't work with.
extension Fault {
    var message: String {
        switch self {
        case .overflow(let operation): "the result of \(operation) does not fit the type"
        case .divisionByZero: "division by zero"
        case .noSuchOverload(let function, let values):
            "\(Operator(rawValue: function)?.spelling ?? function + "()") does not work on "
                + values.map { $0.type.runtimeName }.joined(separator: " and ")
        case .noSuchKey(let key): "there is no key \(key.quotedText)"
        case .indexOutOfRange(let index, let count): "there is no element \(index) in a list of \(count)"
        case .noSuchField(let name, let type): "\(type.runtimeName) has no field \(name)"
        case .isNull(let name): "\(name) can't be read: what it belongs to is null"
        case .notBoolean(let value): "a condition needs true or false, not \(value.type.withArticle)"
        case .conversion(let value, let type): "\(value.quotedText) can't be made \(type.withArticle)"
        case .outOfRange(let value, let type): "\(value.quotedText) does not fit \(type.withArticle)"
        case .repeatedKey(let key): "the key \(key.quotedText) stands twice"
        case .badKey(let value): "\(value.type.withArticle) can't be a key of a map"
        case .notCollection(let value): "\(value.type.withArticle) has no elements to go over"
        case .badZone(let zone): "\"\(zone)\" is no time zone; write an offset such as +02:00 or a name such as Europe/Berlin"
        case .noValue: "this optional has no value"
        case .notRanked(let value, let enumeration): "\(value.quotedText) has no place in the order of \(enumeration.name)"
        case .tooMuchWork: "evaluating this takes too many steps"
        case .badPattern(let pattern, let reason): "\(Value.string(pattern).quotedText) is not a pattern in the syntax of RE2: \(reason)"
        case .badAddress(let text, let refusal): "\(Value.string(text).quotedText) \(refusal.reason)"
        case .badArgument(let text): text
        }
    }

    static let negativeDepth = Fault.badArgument("the depth of flatten() can't be negative")
    static let badSlice = Fault.badArgument("slice() needs 0 <= start <= end <= size of the list")
    static let badRange = Fault.badArgument("the place is outside of the text")
    static let unorderable = Fault.badArgument("sort() needs elements of one type that has an order")
}

extension IPAddress.Refusal {
    var reason: String {
        switch self {
        case .syntax: "is no IP address or network"
        case .zone: "has a zone, which addresses and networks can't have here"
        case .mapped: "is an IPv4 address inside an IPv6 one; write the IPv4 address"
        }
    }
}

extension Value {
    /// The value as a message shows it, strings in quotes, long texts cut.
    var quotedText: String {
        guard case .string(let text) = self else { return self.text }
        let cut = text.unicodeScalars.prefix(60)
        return "\"" + String(cut) + (cut.endIndex < text.unicodeScalars.endIndex ? "…" : "") + "\""
    }
}
