import Canonical

/// The scalar functions that queries may call.
enum ScalarFunction {
    typealias Bound = ExpressionBinder.Bound

    static func bind(_ name: String, _ arguments: [Bound], now: Timestamp, at offset: Int) throws(KQLFailure) -> Bound {
        if name == "now", arguments.isEmpty { return Bound(kind: .datetime) { _ in .datetime(now) } }
        guard let make = functions[name] else { throw KQLFailure(.unknownFunction(name), at: offset) }
        guard let argument = arguments.first, arguments.count == 1 else { throw KQLFailure(.wrongArgumentCount(name), at: offset) }
        guard let bound = make(argument, now) else { throw KQLFailure(.incompatibleTypes(name), at: offset) }
        return bound
    }

    /// All of one argument; nil if its type is not the function's.
    private static let functions: [String: @Sendable (Bound, Timestamp) -> Bound?] = [
        "ago": { argument, now in
            guard argument.kind == .timespan else { return nil }
            let function = argument.function
            return Bound(kind: .datetime) { row in
                guard case .timespan(let span) = function(row) else { return .null }
                return .datetime(now.shifted(by: .zero - span))
            }
        },
        "not": { argument, _ in
            guard argument.kind == .bool else { return nil }
            let function = argument.function
            return Bound(kind: .bool) { .bool(!function($0).isTrue) }
        },
        "isempty": { argument, _ in test(argument) { $0.plainText.isEmpty } },
        "isnotempty": { argument, _ in test(argument) { !$0.plainText.isEmpty } },
        "isnull": { argument, _ in test(argument) { $0 == .null } },
        "isnotnull": { argument, _ in test(argument) { $0 != .null } },
        "tolower": { argument, _ in text(argument) { $0.lowercased() } },
        "toupper": { argument, _ in text(argument) { $0.uppercased() } },
        "tostring": { argument, _ in text(argument) { $0 } },
        "strlen": { argument, _ in
            let function = argument.function
            return Bound(kind: .long) { .long(Int64(function($0).plainText.unicodeScalars.count)) }
        },
        "tolong": { argument, _ in
            let function = argument.function
            return Bound(kind: .long) { Int64(function($0).plainText).map { .long($0) } ?? .null }
        },
    ]

    private static func test(_ argument: Bound, _ holds: @escaping @Sendable (HuntingValue) -> Bool) -> Bound {
        let function = argument.function
        return Bound(kind: .bool) { .bool(holds(function($0))) }
    }

    private static func text(_ argument: Bound, _ change: @escaping @Sendable (String) -> String) -> Bound {
        let function = argument.function
        return Bound(kind: .string) { .string(change(function($0).plainText)) }
    }
}
