/// `format` of the strings extension: `%s %d %f %e %b %o %x %X`, with `%.nf` and `%.ne`.
struct StringFormat {
    private static let greatestPrecision = 1000
    private static let defaultPrecision = 6

    private let arguments: [Value]
    private var rest: Substring.UnicodeScalarView
    private var output = String.UnicodeScalarView()
    private var used = 0

    static let function = StandardFunction(
        "format", [.member("string_format", [.string, .list(.dyn)], .string)]
    ) { text, arguments throws(Fault) in
        guard case .string(let text) = text, case .list(let arguments) = arguments else {
            throw .noSuchOverload("format", [text, arguments])
        }
        var format = StringFormat(arguments: arguments, rest: Substring(text).unicodeScalars)
        return .string(try format.run())
    }

    private init(arguments: [Value], rest: Substring.UnicodeScalarView) {
        self.arguments = arguments
        self.rest = rest
    }

    private mutating func run() throws(Fault) -> String {
        while let percent = rest.firstIndex(of: "%") {
            output.append(contentsOf: rest[..<percent])
            rest = rest[rest.index(after: percent)...]
            if rest.first == "%" {
                output.append("%")
                rest = rest.dropFirst()
            } else {
                output.append(contentsOf: try clause().unicodeScalars)
            }
        }
        output.append(contentsOf: rest)
        return String(output)
    }

    private mutating func clause() throws(Fault) -> String {
        let precision = try precision()
        guard let letter = rest.popFirst() else { throw .badArgument(Messages.formatEnds) }
        guard "sdfebox".unicodeScalars.contains(letter) || letter == "X" else {
            throw .badArgument(Messages.unknownClause(String(letter)))
        }
        guard used < arguments.count else { throw .badArgument(Messages.tooFewArguments(used)) }
        let argument = arguments[used]
        used += 1
        guard let text = Self.text(argument, letter, precision ?? Self.defaultPrecision) else {
            throw .badArgument(Messages.clauseDoesNotFit(String(letter), argument.type.runtimeName))
        }
        return text
    }

    private mutating func precision() throws(Fault) -> Int? {
        guard rest.first == "." else { return nil }
        rest = rest.dropFirst()
        let digits = rest.prefix { $0.value >= 0x30 && $0.value <= 0x39 }
        rest = rest[digits.endIndex...]
        guard let precision = Int(String(digits)), precision <= Self.greatestPrecision else {
            throw .badArgument(Messages.badPrecision(Self.greatestPrecision))
        }
        return precision
    }

    /// Nil if the clause does not take such a value.
    private static func text(_ value: Value, _ clause: Unicode.Scalar, _ precision: Int) -> String? {
        switch clause {
        case "s": FormatText.text(value)
        case "d": FormatText.decimal(value)
        case "f": FormatText.double(value).map { FormatText.fixed($0, precision) }
        case "e": FormatText.double(value).map { FormatText.scientific($0, precision) }
        case "b": FormatText.binary(value)
        case "o": FormatText.digits(value, radix: 8, isUppercase: false)
        default: FormatText.hexadecimal(value, isUppercase: clause == "X")
        }
    }
}
