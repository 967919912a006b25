import Canonical
import DefenderAPI

/// Fits a parsed filter to an entity: resolves names without regard to case, checks types, reads enum values into their
/// listed spelling.
struct FilterBinder {
    struct Typed {
        let predicate: FilterPredicate
        /// nil for the literal null.
        let type: FieldType?
        let offset: Int
        /// Whether the number counts ticks.
        var isDuration = false

        var isNull: Bool { type == nil }
    }

    struct Variable {
        let name: String
        let type: FieldType
    }

    let schema: EntitySchema
    /// The properties that the list's page names as filterable.
    let filterable: Set<String>
    /// What `now()` is.
    let now: Timestamp
    private(set) var variables: [Variable] = []

    static func bind(
        _ expression: ODataExpression, to schema: EntitySchema, filterable: Set<String>, now: Timestamp
    ) throws(ODataFailure) -> FilterPredicate {
        var binder = FilterBinder(schema: schema, filterable: filterable, now: now)
        return try binder.condition(expression)
    }

    private init(schema: EntitySchema, filterable: Set<String>, now: Timestamp) {
        self.now = now
        self.schema = schema
        self.filterable = filterable
    }

    private mutating func condition(_ expression: ODataExpression) throws(ODataFailure) -> FilterPredicate {
        let typed = try bind(expression)
        guard typed.type == .boolean else { throw ODataFailure(.notBoolean, at: expression.offset) }
        return typed.predicate
    }

    mutating func bind(_ expression: ODataExpression) throws(ODataFailure) -> Typed {
        let offset = expression.offset
        switch expression {
        case .literal(let literal, _): return constant(literal, at: offset)
        case .path(let names, _):
            let (path, type) = try resolve(names, at: offset)
            return Typed(predicate: .path(path), type: type, offset: offset)
        case .and(let left, let right): return logical(.and(try condition(left), try condition(right)), offset)
        case .or(let left, let right): return logical(.or(try condition(left), try condition(right)), offset)
        case .not(let inner, _): return logical(.not(try condition(inner)), offset)
        case .compare(let comparison, let left, let right, _):
            return logical(try compare(comparison, try bind(left), try bind(right)), offset)
        case .member(let item, let members, _): return logical(try member(item, members), offset)
        case .arithmetic(let operation, let left, let right, _):
            return try calculated(operation, try bind(left), try bind(right), at: offset)
        case .call(let name, let arguments, _):
            if let function = FilterFunction(rawValue: name.lowercased()) {
                return Typed(predicate: try called(function, arguments, at: offset), type: function.result, offset: offset)
            }
            return logical(try call(name, arguments, at: offset), offset)
        case .quantified(let quantifier, let names, let variable, let body, _):
            return logical(try quantified(quantifier, names, variable, body, at: offset), offset)
        }
    }

    private func logical(_ predicate: FilterPredicate, _ offset: Int) -> Typed {
        Typed(predicate: predicate, type: .boolean, offset: offset)
    }

    private func constant(_ literal: FilterLiteral, at offset: Int) -> Typed {
        let (value, type): (FieldValue, FieldType?) =
            switch literal {
            case .null: (.null, nil)
            case .boolean(let value): (.boolean(value), .boolean)
            case .integer(let value): (.integer(value), .integer)
            case .double(let value): (.double(value), .double)
            case .string(let text), .guid(let text), .enumeration(let text): (.string(text), .string)
            case .duration(let ticks): (.integer(ticks), .integer)
            case .timestamp(let time): (.timestamp(time), .timestamp)
            }
        var isDuration = false
        if case .duration = literal { isDuration = true }
        return Typed(predicate: .constant(value), type: type, offset: offset, isDuration: isDuration)
    }
}

// MARK: - Operators

extension FilterBinder {
    private func compare(
        _ comparison: ODataExpression.Comparison, _ left: Typed, _ right: Typed
    ) throws(ODataFailure) -> FilterPredicate {
        let (first, second, ranks) = try matched(left, right, operation: comparison.rawValue)
        return .compare(comparison, first, second, ranks: ranks)
    }

    private mutating func member(
        _ item: ODataExpression, _ members: [ODataExpression]
    ) throws(ODataFailure) -> FilterPredicate {
        let item = try bind(item)
        var matchedMembers: [FilterPredicate] = []
        for member in members {
            matchedMembers.append(try matched(item, try bind(member), operation: "in").1)
        }
        return .member(item.predicate, of: matchedMembers)
    }

    private mutating func call(
        _ name: String, _ arguments: [ODataExpression], at offset: Int
    ) throws(ODataFailure) -> FilterPredicate {
        guard let test = FilterPredicate.TextTest(rawValue: name.lowercased()) else {
            throw ODataFailure(.unknownFunction(name), at: offset)
        }
        guard arguments.count == 2 else { throw ODataFailure(.wrongArgumentCount(function: name, 2), at: offset) }
        let (text, part) = (try bind(arguments[0]), try bind(arguments[1]))
        for argument in [text, part] where !Self.isText(argument.type) {
            throw ODataFailure(.incompatibleTypes(operation: name), at: argument.offset)
        }
        return .text(test, text.predicate, part.predicate)
    }

    private mutating func quantified(
        _ quantifier: ODataExpression.Quantifier, _ names: [String], _ variable: String?, _ body: ODataExpression?,
        at offset: Int
    ) throws(ODataFailure) -> FilterPredicate {
        let (path, type) = try resolve(names, at: offset)
        guard case .list(let item) = type else {
            throw ODataFailure(.notACollection(names.joined(separator: "/")), at: offset)
        }
        guard let variable, let body else { return .quantified(quantifier, path, body: nil) }
        variables.append(Variable(name: variable, type: item))
        defer { variables.removeLast() }
        return .quantified(quantifier, path, body: try condition(body))
    }

    /// Both sides as one type. Enum values are written as texts; numbers of one kind compare with the other kind.
    private func matched(
        _ left: Typed, _ right: Typed, operation: String
    ) throws(ODataFailure) -> (FilterPredicate, FilterPredicate, EnumSchema?) {
        guard let leftType = left.type, let rightType = right.type else { return (left.predicate, right.predicate, nil) }
        guard left.isDuration == right.isDuration else {
            throw ODataFailure(.incompatibleTypes(operation: operation), at: left.offset)
        }
        switch (leftType, rightType) {
        case (.enumeration(let schema), _) where Self.isText(rightType):
            return (left.predicate, try canonical(right, schema), schema)
        case (_, .enumeration(let schema)) where Self.isText(leftType):
            return (try canonical(left, schema), right.predicate, schema)
        case (.list, _), (_, .list), (.record, _), (_, .record): break
        case _ where Self.isText(leftType) && Self.isText(rightType): return (left.predicate, right.predicate, nil)
        case (.string, .integer): return (left.predicate, text(right), nil)
        case (.integer, .string): return (text(left), right.predicate, nil)
        case (.integer, .double), (.double, .integer): return (left.predicate, right.predicate, nil)
        case _ where leftType == rightType: return (left.predicate, right.predicate, nil)
        default: break
        }
        throw ODataFailure(.incompatibleTypes(operation: operation), at: left.offset)
    }

    /// `rbacGroupId eq 75`: a text on the page, a number in its examples. A number literal becomes a text; two paths of
    /// these types stay as they are and are never equal.
    private func text(_ typed: Typed) -> FilterPredicate {
        guard case .constant(.integer(let number)) = typed.predicate else { return typed.predicate }
        return .constant(.string(String(number)))
    }

    private func canonical(_ typed: Typed, _ schema: EnumSchema) throws(ODataFailure) -> FilterPredicate {
        guard case .constant(.string(let text)) = typed.predicate else { return typed.predicate }
        let value = schema.canonical(text)
        guard schema.values.contains(value) else {
            throw ODataFailure(.unknownEnumValue(text, type: schema.name), at: typed.offset)
        }
        return .constant(.string(value))
    }

    static func isText(_ type: FieldType?) -> Bool {
        switch type {
        case .string, .openEnumeration, .enumeration: true
        default: false
        }
    }
}
