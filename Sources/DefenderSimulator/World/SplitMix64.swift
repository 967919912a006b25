/// The generator behind every generated world (Steele, Lea, Flood 2014): small, fast, the same on every machine.
struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A stream of its own for one entity, so that entity 7 is the same whether or not the six before it were made.
    init(seed: UInt64, stream: String, index: Int = 0) {
        var mixed = SplitMix64(seed: seed)
        var state = mixed.next()
        for byte in stream.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
        mixed = SplitMix64(seed: state &+ UInt64(truncatingIfNeeded: index) &* 0xD1B5_4A32_D192_ED03)
        self.state = mixed.next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number in the range. Not `Int.random`, whose way to draw is not promised to stay.
    mutating func number(in range: Range<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(max(range.count, 1)))
    }

    mutating func pick<Item>(_ items: [Item]) -> Item { items[number(in: 0..<items.count)] }

    /// Whether an event of this percentage happens.
    mutating func chance(percent: Int) -> Bool { number(in: 0..<100) < percent }

    mutating func hex(digits: Int) -> String {
        let alphabet = Array("0123456789abcdef")
        return String((0..<digits).map { _ in alphabet[Int(next() >> 60)] })
    }

    /// A random GUID of version 4.
    mutating func guid() -> String {
        let digits = hex(digits: 30)
        let variant = pick(["8", "9", "a", "b"])
        let parts = [digits.prefix(8), digits.dropFirst(8).prefix(4), digits.dropFirst(12).prefix(3)]
        let rest = digits.dropFirst(15)
        return "\(parts[0])-\(parts[1])-4\(parts[2])-\(variant)\(rest.prefix(3))-\(rest.dropFirst(3))"
    }
}
