import Diagnostics

/// What an author can do wrong in an expression: facts; the sentences are in Messages.swift.
enum Mistake {
    case unexpected(found: String, expected: String)
    case strayCharacter(String)
    case unterminatedString
    case unterminatedName
    case malformedNumber(String)
    case numberOutOfRange(String)
    case unknownEscape(String, isBytes: Bool)
    case codeOutOfRange(String)
    case reservedWord(String)
    case emptyExpression
    case noMessages
    case unterminatedInterpolation
    case tooDeep
    case hasNeedsField
    case macroNeedsVariable(String)
    case repeatedVariable(String)
    case macroNeedsCollection(macro: String, found: CELType)
    case unknownName(String, known: [String])
    case unknownFunction(String, known: [String])
    case unknownField(String, of: ObjectType)
    case noFields(CELType, field: String)
    case noOverload(String, arguments: [CELType], allowed: [String])
    case notEquatable(String, CELType, CELType)
    case badPattern(String)
    case alwaysFails(String)
    case outsideEnumeration(String, EnumType, quote: String)
    case unlistedValue(String, EnumType, quote: String)
    case notRanked(EnumType)
    case needsNullTest(String)
    case neverNull(String, CELType)
    case branchesDiffer(CELType, CELType)
    case wrongResult(expected: CELType, found: CELType)
    case keyType(CELType)

    /// The finding in its final form.
    func finding(at offsets: Range<Int>) -> Finding {
        Finding(
            id: id, severity: severity, message: message, offsets: offsets, allowed: allowed, suggestion: suggestion)
    }

    private var severity: Severity {
        switch self {
        case .unlistedValue, .neverNull: .warning
        default: .error
        }
    }

    private var id: String {
        switch self {
        case .unexpected, .strayCharacter, .unterminatedString, .unterminatedName, .malformedNumber,
            .numberOutOfRange, .unknownEscape, .codeOutOfRange, .reservedWord, .emptyExpression, .noMessages,
            .unterminatedInterpolation:
            "CDN0301"
        case .tooDeep: "CDN0302"
        case .hasNeedsField, .macroNeedsVariable, .repeatedVariable, .macroNeedsCollection: "CDN0303"
        case .unknownName: "CDN0304"
        case .unknownFunction: "CDN0305"
        case .unknownField, .noFields: "CDN0306"
        case .noOverload, .notEquatable, .keyType: "CDN0307"
        case .badPattern: "CDN0316"
        case .alwaysFails: "CDN0317"
        case .outsideEnumeration: "CDN0309"
        case .unlistedValue: "CDN0310"
        case .notRanked: "CDN0311"
        case .needsNullTest: "CDN0312"
        case .neverNull: "CDN0313"
        case .branchesDiffer: "CDN0314"
        case .wrongResult: "CDN0315"
        }
    }

    private var allowed: [String] {
        switch self {
        case .unknownField(_, let object): object.fields.map { $0.name }
        case .outsideEnumeration(_, let enumeration, _), .unlistedValue(_, let enumeration, _): enumeration.values
        case .noOverload(_, _, let allowed): allowed
        case .unknownName(_, let known): known
        default: []
        }
    }

    private var suggestion: String? {
        switch self {
        case .unknownName(let name, let known), .unknownFunction(let name, let known):
            Spelling.nearest(to: name, among: known)
        case .unknownField(let name, let object): Spelling.nearest(to: name, among: object.fields.map { $0.name })
        case .outsideEnumeration(let value, let enumeration, let quote),
            .unlistedValue(let value, let enumeration, let quote):
            Spelling.nearest(to: value, among: enumeration.values).map { quote + $0 + quote }
        default: nil
        }
    }
}
