/// The generator behind every generated world (Steele, Lea, Flood 2014): small, fast, the same on every machine.
struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

    init(seed: UInt64) { state = seed }

    /// The seed that goes on from here.
    var position: UInt64 { state }

    /// A stream of its own for one entity, so that entity 7 is the same whether or not the six before it were made.
    init(seed: UInt64, stream: String, index: Int = 0) {
        self = Stream(seed: seed, stream)[index]
    }

    /// The streams of one name: what all entities of a kind share of the way to theirs.
    struct Stream: Sendable {
        private let state: UInt64

        init(seed: UInt64, _ name: String) {
            var mixed = SplitMix64(seed: seed)
            state = name.utf8.reduce(mixed.next()) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        }

        subscript(index: Int) -> SplitMix64 {
            var mixed = SplitMix64(seed: state &+ UInt64(truncatingIfNeeded: index) &* 0xD1B5_4A32_D192_ED03)
            return SplitMix64(seed: mixed.next())
        }
    }

    mutating func next() -> UInt64 {
        state &+= Self.step
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Passes over draws, as if they had been made.
    mutating func skip(_ draws: Int) { state &+= Self.step &* UInt64(draws) }

    /// A number in the range. Not `Int.random`, whose way to draw is not promised to stay.
    mutating func number(in range: Range<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(max(range.count, 1)))
    }

    mutating func pick<Item>(_ items: [Item]) -> Item { items[number(in: 0..<items.count)] }

    /// Whether an event of this percentage happens.
    mutating func chance(percent: Int) -> Bool { number(in: 0..<100) < percent }

    /// One draw per digit.
    mutating func hex(digits: Int) -> String {
        String(unsafeUninitializedCapacity: digits) { buffer in
            for place in 0..<digits { buffer[place] = Self.digit(UInt8(truncatingIfNeeded: next() >> 60)) }
            return digits
        }
    }

    /// The first digits of what `hex` would draw, as a number; at most 16.
    mutating func hexNumber(digits: Int) -> UInt64 { (0..<digits).reduce(0) { number, _ in number << 4 | next() >> 60 } }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? value + UInt8(ascii: "0") : value - 10 + UInt8(ascii: "a") }

    /// How many draws a GUID takes.
    static let guidDraws = 31

    /// A random GUID of version 4.
    mutating func guid() -> String {
        let digits = Array(hex(digits: 30).utf8)
        let variant = Self.digit(UInt8(8 + number(in: 0..<4)))
        let dash = UInt8(ascii: "-")
        let bytes = digits[..<8] + [dash] + digits[8..<12] + [dash, UInt8(ascii: "4")] + digits[12..<15]
        return String(decoding: bytes + [dash, variant] + digits[15..<18] + [dash] + digits[18...], as: UTF8.self)
    }
}
