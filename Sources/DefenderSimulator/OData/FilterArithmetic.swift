import Canonical
import DefenderAPI

/// The arithmetic operators (OData URL conventions, 5.1.1.2). A duration is a number of ticks of 100 ns.
enum FilterArithmetic: String, Hashable, Sendable, CaseIterable {
    case add, sub, mul, div, divby, mod

    static let ticksPerSecond: Int64 = 10_000_000

    /// Those that bind their operands more tightly.
    var isMultiplicative: Bool { self != .add && self != .sub }

    /// Null where there is no value: a division by zero, a number out of range, a time before the first or after the last.
    func value(_ left: FieldValue, _ right: FieldValue) -> FieldValue {
        switch (left, right) {
        case (.integer(let left), .integer(let right)) where self != .divby: whole(left, right)
        case (.integer(let left), .integer(let right)): fraction(Double(left), Double(right))
        case (.integer(let left), .double(let right)): fraction(Double(left), right)
        case (.double(let left), .integer(let right)): fraction(left, Double(right))
        case (.double(let left), .double(let right)): fraction(left, right)
        case (.timestamp(let time), .integer(let ticks)): shifted(time, ticks)
        case (.timestamp(let end), .timestamp(let start)) where self == .sub: .integer(Self.ticks(end) - Self.ticks(start))
        default: .null
        }
    }

    private func whole(_ left: Int64, _ right: Int64) -> FieldValue {
        let (value, isOver) =
            switch self {
            case .add: left.addingReportingOverflow(right)
            case .sub: left.subtractingReportingOverflow(right)
            case .mul: left.multipliedReportingOverflow(by: right)
            case .div, .divby: left.dividedReportingOverflow(by: right)
            case .mod: left.remainderReportingOverflow(dividingBy: right)
            }
        return isOver ? .null : .integer(value)
    }

    private func fraction(_ left: Double, _ right: Double) -> FieldValue {
        switch self {
        case .add: .double(left + right)
        case .sub: .double(left - right)
        case .mul: .double(left * right)
        case .div, .divby: .double(left / right)
        case .mod: .double(left.truncatingRemainder(dividingBy: right))
        }
    }

    private func shifted(_ time: Timestamp, _ ticks: Int64) -> FieldValue {
        let sum = Self.ticks(time).addingReportingOverflow(self == .sub ? -ticks : ticks)
        guard !sum.overflow, self == .add || self == .sub else { return .null }
        // Time before 1970 has a negative count of seconds and a positive rest.
        let rest = (sum.partialValue % Self.ticksPerSecond + Self.ticksPerSecond) % Self.ticksPerSecond
        let seconds = (sum.partialValue - rest) / Self.ticksPerSecond
        return Timestamp(seconds: seconds, nanoseconds: Int32(rest) * 100).map { .timestamp($0) } ?? .null
    }

    private static func ticks(_ time: Timestamp) -> Int64 { time.seconds * ticksPerSecond + Int64(time.nanoseconds) / 100 }
}
