import Diagnostics
import Synchronization

/// What follows from a checked expression, made when it is first asked for and once for all its copies: whoever only checks playbooks needs
/// no programs.
final class DerivedExpression: Sendable {
    private final class Made<Value: Sendable>: Sendable {
        let value: Value

        init(_ value: Value) { self.value = value }
    }

    private let program = AtomicLazyReference<Made<Program>>()
    private let constantFailures = AtomicLazyReference<Made<[Finding]>>()

    func program(_ make: () -> Program) -> Program { Self.value(of: program, make) }

    func constantFailures(_ make: () -> [Finding]) -> [Finding] { Self.value(of: constantFailures, make) }

    private static func value<Value>(of place: borrowing AtomicLazyReference<Made<Value>>, _ make: () -> Value) -> Value {
        (place.load() ?? place.storeIfNil(Made(make()))).value
    }
}
