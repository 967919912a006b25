/// An instant in UTC with a resolution of a nanosecond, from the year 0001 to the year 9999: RFC 3339 and CEL know no others.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
    public let seconds: Int64

    /// Nanoseconds after `seconds`, 0 to 999,999,999.
    public let nanoseconds: Int32

    /// The first instant: 0001-01-01T00:00:00Z.
    public static let earliest = Timestamp(uncheckedSeconds: -62_135_596_800, nanoseconds: 0)

    /// The last instant: 9999-12-31T23:59:59.999999999Z.
    public static let latest = Timestamp(uncheckedSeconds: 253_402_300_799, nanoseconds: 999_999_999)

    /// 1970-01-01T00:00:00Z.
    public static let epoch = Timestamp(uncheckedSeconds: 0, nanoseconds: 0)

    /// Makes an instant; nil outside of the years 0001 to 9999 or if `nanoseconds` is not in 0..<1,000,000,000.
    public init?(seconds: Int64, nanoseconds: Int32 = 0) {
        guard Self.earliest.seconds...Self.latest.seconds ~= seconds, 0..<1_000_000_000 ~= nanoseconds else { return nil }
        self.init(uncheckedSeconds: seconds, nanoseconds: nanoseconds)
    }

    init(uncheckedSeconds seconds: Int64, nanoseconds: Int32) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    /// Earlier comes first.
    public static func < (one: Timestamp, other: Timestamp) -> Bool {
        (one.seconds, one.nanoseconds) < (other.seconds, other.nanoseconds)
    }
}
