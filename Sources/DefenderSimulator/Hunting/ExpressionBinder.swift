import Canonical

/// Turns an expression into a function of rows; names, types and arguments are checked before the first row.
struct ExpressionBinder {
    let columns: [HuntingColumn]
    /// The operator that the expression stands in, for sentences.
    let step: String
    let now: Timestamp

    struct Bound {
        let kind: HuntingColumn.Kind
        let function: HuntingFunction
    }

    func bind(_ expression: KQLExpression) throws(KQLFailure) -> Bound {
        switch expression {
        case .literal(let value, _): return Bound(kind: Self.kind(of: value)) { _ in value }
        case .column(let name, let offset):
            guard let index = columns.firstIndex(where: { $0.name == name }) else {
                throw KQLFailure(.unknownColumn(name, operator: step), at: offset)
            }
            return Bound(kind: columns[index].kind) { $0[index] }
        case .binary(let word, let left, let right, let offset):
            return try binary(word, try bind(left), try bind(right), offset)
        case .member(let needle, let members, let isNegated, let ignoresCase, _):
            return try member(needle, members, isNegated, ignoresCase)
        case .call(let name, let arguments, let offset):
            var bound: [Bound] = []
            for argument in arguments { bound.append(try bind(argument)) }
            return try ScalarFunction.bind(name, bound, now: now, at: offset)
        }
    }

    /// An expression that says yes or no.
    func condition(_ expression: KQLExpression) throws(KQLFailure) -> HuntingFunction {
        let bound = try bind(expression)
        guard bound.kind == .bool else { throw KQLFailure(.notBoolean(operator: step), at: expression.offset) }
        return bound.function
    }

    private static func kind(of value: HuntingValue) -> HuntingColumn.Kind {
        switch value {
        case .string: .string
        case .long: .long
        case .real: .real
        case .bool: .bool
        case .datetime: .datetime
        case .timespan: .timespan
        case .dynamic, .null: .dynamic
        }
    }
}

// MARK: - Operators

extension ExpressionBinder {
    private func binary(_ word: String, _ left: Bound, _ right: Bound, _ offset: Int) throws(KQLFailure) -> Bound {
        let (one, other) = (left.function, right.function)
        switch word {
        case "and", "or":
            guard left.kind == .bool, right.kind == .bool else { throw KQLFailure(.incompatibleTypes(word), at: offset) }
            return word == "and"
                ? Bound(kind: .bool) { .bool(one($0).isTrue && other($0).isTrue) }
                : Bound(kind: .bool) { .bool(one($0).isTrue || other($0).isTrue) }
        case "==", "!=", "<", ">", "<=", ">=":
            guard Self.areComparable(left.kind, right.kind) else { throw KQLFailure(.incompatibleTypes(word), at: offset) }
            let holds = Self.comparison(word)
            return Bound(kind: .bool) { row in .bool(HuntingValue.order(one(row), other(row)).map(holds) ?? (word == "!=")) }
        case "+", "-", "*", "/", "%": return try arithmetic(word, left, right, offset)
        default:
            let (test, isNegated) = try Self.textTest(word, offset)
            return Bound(kind: .bool) { row in .bool(test(one(row).plainText, other(row).plainText) != isNegated) }
        }
    }

    private static func areComparable(_ left: HuntingColumn.Kind, _ right: HuntingColumn.Kind) -> Bool {
        let numbers: Set<HuntingColumn.Kind> = [.long, .real]
        return left == right || left == .dynamic || right == .dynamic || (numbers.contains(left) && numbers.contains(right))
    }

    private static func comparison(_ word: String) -> @Sendable (Int) -> Bool {
        switch word {
        case "==": { $0 == 0 }
        case "!=": { $0 != 0 }
        case "<": { $0 < 0 }
        case ">": { $0 > 0 }
        case "<=": { $0 <= 0 }
        default: { $0 >= 0 }
        }
    }

    private static func textTest(
        _ word: String, _ offset: Int
    ) throws(KQLFailure) -> (test: @Sendable (String, String) -> Bool, isNegated: Bool) {
        let isNegated = word.hasPrefix("!")
        let name = isNegated ? String(word.dropFirst()) : word
        let tests: [String: @Sendable (String, String) -> Bool] = [
            "=~": { $0.lowercased() == $1.lowercased() }, "~": { $0.lowercased() == $1.lowercased() },
            "contains": { TextSearch.contains($0.lowercased(), $1.lowercased()) }, "contains_cs": TextSearch.contains,
            "has": { TextSearch.hasTerm($0.lowercased(), $1.lowercased()) }, "has_cs": TextSearch.hasTerm,
            "startswith": { $0.lowercased().hasPrefix($1.lowercased()) },
            "endswith": { $0.lowercased().hasSuffix($1.lowercased()) },
        ]
        guard let test = tests[name] else { throw KQLFailure(.unexpected(word), at: offset) }
        return (test, isNegated)
    }

    private func arithmetic(_ word: String, _ left: Bound, _ right: Bound, _ offset: Int) throws(KQLFailure) -> Bound {
        let (one, other) = (left.function, right.function)
        switch (left.kind, word, right.kind) {
        case (.datetime, "-", .datetime):
            return Bound(kind: .timespan) { row in
                guard case .datetime(let late) = one(row), case .datetime(let early) = other(row) else { return .null }
                return .timespan(late - early)
            }
        case (.datetime, "+", .timespan), (.datetime, "-", .timespan):
            return Bound(kind: .datetime) { row in
                guard case .datetime(let time) = one(row), case .timespan(let span) = other(row) else { return .null }
                return .datetime(time.shifted(by: word == "+" ? span : .zero - span))
            }
        case (.long, _, .long):
            return Bound(kind: .long) { row in
                guard case .long(let left) = one(row), case .long(let right) = other(row) else { return .null }
                return Self.whole(word, left, right)
            }
        case (.real, _, .real), (.real, _, .long), (.long, _, .real):
            return Bound(kind: .real) { row in Self.fractional(word, one(row), other(row)) }
        case (.timespan, "+", .timespan), (.timespan, "-", .timespan):
            return Bound(kind: .timespan) { row in
                guard case .timespan(let left) = one(row), case .timespan(let right) = other(row) else { return .null }
                return .timespan(word == "+" ? left + right : left - right)
            }
        default: throw KQLFailure(.incompatibleTypes(word), at: offset)
        }
    }

    /// Null where there is no result: past the range, or by zero.
    private static func whole(_ word: String, _ left: Int64, _ right: Int64) -> HuntingValue {
        let (value, isOver) =
            switch word {
            case "+": left.addingReportingOverflow(right)
            case "-": left.subtractingReportingOverflow(right)
            case "*": left.multipliedReportingOverflow(by: right)
            case "/": left.dividedReportingOverflow(by: right)
            default: left.remainderReportingOverflow(dividingBy: right)
            }
        return isOver ? .null : .long(value)
    }

    private static func fractional(_ word: String, _ left: HuntingValue, _ right: HuntingValue) -> HuntingValue {
        guard let left = left.real, let right = right.real else { return .null }
        switch word {
        case "+": return .real(left + right)
        case "-": return .real(left - right)
        case "*": return .real(left * right)
        case "/": return .real(left / right)
        default: return .real(left.truncatingRemainder(dividingBy: right))
        }
    }

    private func member(
        _ needle: KQLExpression, _ members: [KQLExpression], _ isNegated: Bool, _ ignoresCase: Bool
    ) throws(KQLFailure) -> Bound {
        let value = try bind(needle)
        var functions: [HuntingFunction] = []
        for member in members {
            let bound = try bind(member)
            guard Self.areComparable(value.kind, bound.kind) else { throw KQLFailure(.incompatibleTypes("in"), at: member.offset) }
            functions.append(bound.function)
        }
        let (one, others) = (value.function, functions)
        return Bound(kind: .bool) { row in
            let wanted = one(row)
            let isThere = others.contains { other in
                let candidate = other(row)
                guard ignoresCase else { return HuntingValue.order(wanted, candidate) == 0 }
                return wanted.plainText.lowercased() == candidate.plainText.lowercased()
            }
            return .bool(isThere != isNegated)
        }
    }
}
