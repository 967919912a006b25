import Canonical
import DefenderAPI

/// Functions and arithmetic: what has a value and is no condition.
extension FilterBinder {
    mutating func called(
        _ function: FilterFunction, _ arguments: [ODataExpression], at offset: Int
    ) throws(ODataFailure) -> FilterPredicate {
        guard (function.requiredCount...function.parameters.count).contains(arguments.count) else {
            throw ODataFailure(.wrongArgumentCount(function: function.rawValue, function.requiredCount), at: offset)
        }
        switch function {
        case .now: return .constant(.timestamp(now))
        case .mindatetime: return .constant(.timestamp(.earliest))
        case .maxdatetime: return .constant(.timestamp(.latest))
        default: break
        }
        var bound: [FilterPredicate] = []
        for (argument, kind) in zip(arguments, function.parameters) {
            let typed = try bind(argument)
            guard typed.isNull || Self.kind(of: typed) == kind else {
                throw ODataFailure(.incompatibleTypes(operation: function.rawValue), at: typed.offset)
            }
            bound.append(typed.predicate)
        }
        return .function(function, bound)
    }

    func calculated(
        _ operation: FilterArithmetic, _ left: Typed, _ right: Typed, at offset: Int
    ) throws(ODataFailure) -> Typed {
        let predicate = FilterPredicate.arithmetic(operation, left.predicate, right.predicate)
        func typed(_ type: FieldType, isDuration: Bool = false) -> Typed {
            Typed(predicate: predicate, type: type, offset: offset, isDuration: isDuration)
        }
        switch (Self.kind(of: left), Self.kind(of: right)) {
        case (.number, .number):
            let isWhole = left.type == .integer && right.type == .integer && operation != .divby
            return typed(isWhole ? .integer : .double)
        case (.time, .duration) where !operation.isMultiplicative: return typed(.timestamp)
        case (.time, .time) where operation == .sub: return typed(.integer, isDuration: true)
        case (.duration, .duration) where !operation.isMultiplicative: return typed(.integer, isDuration: true)
        default: throw ODataFailure(.incompatibleTypes(operation: operation.rawValue), at: left.offset)
        }
    }

    private static func kind(of typed: Typed) -> FilterFunction.Kind? {
        switch typed.type {
        case .integer, .double: typed.isDuration ? .duration : .number
        case .timestamp: .time
        default: isText(typed.type) ? .text : nil
        }
    }
}
