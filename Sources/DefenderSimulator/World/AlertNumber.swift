/// The draw of an alert's id and of its detector.
struct AlertNumber: Sendable {
    /// Fifteen digits.
    private let ticks: UInt64
    /// With the sign.
    private let rest: Int64
    private let detectorStart: UInt64

    /// - Parameter stream: of the name `alert details`.
    init(_ stream: SplitMix64.Stream, index: Int) {
        var random = stream[index]
        ticks = (0..<15).reduce(0) { number, _ in number * 10 + random.next() % 10 }
        let sign: Int64 = random.chance(percent: 50) ? -1 : 1
        rest = sign * Int64(random.number(in: 100_000_000..<2_000_000_000))
        detectorStart = random.position
    }

    /// Reads an id; nil for one that is made otherwise.
    init?(_ id: String) {
        let parts = id.dropFirst(Self.prefix.count).split(separator: "_", omittingEmptySubsequences: false)
        guard id.hasPrefix(Self.prefix), parts.count == 2, parts[0].utf8.count == 15, let ticks = UInt64(parts[0]),
            let rest = Int64(parts[1])
        else { return nil }
        (self.ticks, self.rest, detectorStart) = (ticks, rest, 0)
    }

    private static let prefix = "da637"

    var id: String {
        let digits = String(ticks)
        return Self.prefix + String(repeating: "0", count: 15 - digits.utf8.count) + digits + "_" + String(rest)
    }

    var detector: String {
        var random = SplitMix64(seed: detectorStart)
        return random.guid()
    }

    /// What tells it from the others of its world, in a word.
    var mark: UInt64 { ticks &* 4_000_000_007 &+ UInt64(bitPattern: rest) }
}
