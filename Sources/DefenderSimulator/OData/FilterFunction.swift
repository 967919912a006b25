import Canonical
import DefenderAPI

/// The functions of OData 4.0 that give a value (URL conventions, 5.1.1.5 to 5.1.1.9), apart from those of places and types.
enum FilterFunction: String, Hashable, Sendable {
    case length, indexof, substring, concat, tolower, toupper, trim
    case year, month, day, hour, minute, second, fractionalseconds, totaloffsetminutes, date, now, mindatetime, maxdatetime
    case totalseconds
    case round, floor, ceiling

    enum Kind: Hashable, Sendable { case text, number, time, duration }

    /// What the arguments have to be.
    var parameters: [Kind] {
        switch self {
        case .length, .tolower, .toupper, .trim: [.text]
        case .indexof, .concat: [.text, .text]
        case .substring: [.text, .number, .number]
        case .year, .month, .day, .hour, .minute, .second, .fractionalseconds, .totaloffsetminutes, .date: [.time]
        case .now, .mindatetime, .maxdatetime: []
        case .totalseconds: [.duration]
        case .round, .floor, .ceiling: [.number]
        }
    }

    /// How many of the parameters have to be given.
    var requiredCount: Int { self == .substring ? 2 : parameters.count }

    var result: FieldType {
        switch self {
        case .concat, .substring, .tolower, .toupper, .trim: .string
        case .date, .now, .mindatetime, .maxdatetime: .timestamp
        case .fractionalseconds, .totalseconds, .round, .floor, .ceiling: .double
        default: .integer
        }
    }

    /// The value for these arguments, of which none is null. Times are UTC, as the service writes them.
    func value(_ arguments: [FieldValue]) -> FieldValue {
        switch (self, arguments.first) {
        case (_, .string(let text)): self.text(text, arguments)
        case (_, .timestamp(let time)): part(of: time)
        case (.totalseconds, .integer(let ticks)): .double(Double(ticks) / Double(FilterArithmetic.ticksPerSecond))
        case (_, .integer(let number)): .double(Double(number))
        case (.round, .double(let number)): .double(number.rounded(.toNearestOrAwayFromZero))
        case (.floor, .double(let number)): .double(number.rounded(.down))
        case (.ceiling, .double(let number)): .double(number.rounded(.up))
        default: .null
        }
    }

    private func text(_ text: String, _ arguments: [FieldValue]) -> FieldValue {
        switch self {
        case .length: .integer(Int64(text.utf16.count))
        case .tolower: .string(text.lowercased())
        case .toupper: .string(text.uppercased())
        case .trim: .string(Self.trimmed(text))
        case .concat: .string(text + (arguments[1].text ?? ""))
        case .indexof: .integer(Self.place(of: arguments[1].text ?? "", in: text))
        case .substring: .string(Self.part(of: text, arguments.dropFirst()))
        default: .null
        }
    }

    private func part(of time: Timestamp) -> FieldValue {
        switch self {
        case .year: .integer(Int64(time.year))
        case .month: .integer(Int64(time.month))
        case .day: .integer(Int64(time.day))
        case .hour: .integer(Int64(time.hour))
        case .minute: .integer(Int64(time.minute))
        case .second: .integer(Int64(time.second))
        case .fractionalseconds: .double(Double(time.nanoseconds) / 1e9)
        case .totaloffsetminutes: .integer(0)
        case .date: Timestamp(year: time.year, month: time.month, day: time.day).map { .timestamp($0) } ?? .null
        default: .null
        }
    }

    private static func trimmed(_ text: String) -> String {
        let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        let start = text.unicodeScalars.drop(while: isBlank)
        return String(String.UnicodeScalarView(start.reversed().drop(while: isBlank).reversed()))
    }

    /// In UTF-16 units from 0, as the service's platform counts; -1 if it is not there.
    private static func place(of part: String, in text: String) -> Int64 {
        let (whole, piece) = (Array(text.utf16), Array(part.utf16))
        guard piece.count <= whole.count else { return -1 }
        return (0...whole.count - piece.count).first { whole[$0...].starts(with: piece) }.map { Int64($0) } ?? -1
    }

    private static func part(of text: String, _ bounds: ArraySlice<FieldValue>) -> String {
        let numbers = bounds.map { if case .integer(let number) = $0 { Int(clamping: number) } else { 0 } }
        let rest = text.utf16.dropFirst(max(0, numbers.first ?? 0))
        return String(decoding: numbers.count > 1 ? rest.prefix(max(0, numbers[1])) : rest, as: UTF16.self)
    }
}
