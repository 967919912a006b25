/// An operator, named as CEL's syntax tree names it.
enum Operator: String, Sendable {
    case or = "_||_"
    case and = "_&&_"
    case equal = "_==_"
    case notEqual = "_!=_"
    case less = "_<_"
    case lessOrEqual = "_<=_"
    case greater = "_>_"
    case greaterOrEqual = "_>=_"
    case membership = "@in"
    case add = "_+_"
    case subtract = "_-_"
    case multiply = "_*_"
    case divide = "_/_"
    case modulo = "_%_"
    case not = "!_"
    case negate = "-_"
    case conditional = "_?_:_"
    case index = "_[_]"
    case optionalIndex = "_[?_]"

    /// Nil for a function, whose name begins with a letter.
    init?(named function: String) {
        guard let first = function.utf8.first, !Lexer.isLetter(first) || first == UInt8(ascii: "_") else { return nil }
        self.init(rawValue: function)
    }

    /// How tightly it binds its operands, for those that stand between two.
    var precedence: Int? {
        switch self {
        case .or: 1
        case .and: 2
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .membership: 3
        case .add, .subtract: 4
        case .multiply, .divide, .modulo: 5
        case .not, .negate, .conditional, .index, .optionalIndex: nil
        }
    }

    /// `&&` and `||` chain without nesting.
    var isLogical: Bool { self == .and || self == .or }

    var isOrdering: Bool {
        switch self {
        case .less, .lessOrEqual, .greater, .greaterOrEqual: true
        default: false
        }
    }

    /// What the author wrote, for messages.
    var spelling: String {
        switch self {
        case .membership: "in"
        case .conditional: "?:"
        case .index: "[]"
        case .optionalIndex: "[?]"
        default: rawValue.filter { $0 != "_" }
        }
    }

    init?(binary symbol: Symbol) {
        switch symbol {
        case .or: self = .or
        case .and: self = .and
        case .equal: self = .equal
        case .notEqual: self = .notEqual
        case .less: self = .less
        case .lessOrEqual: self = .lessOrEqual
        case .greater: self = .greater
        case .greaterOrEqual: self = .greaterOrEqual
        case .membership: self = .membership
        case .plus: self = .add
        case .minus: self = .subtract
        case .star: self = .multiply
        case .slash: self = .divide
        case .percent: self = .modulo
        default: return nil
        }
    }
}
