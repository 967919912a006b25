/// The draws behind an alert, in their order: a function of seed and index, so that what lists ask of an alert is known without
/// making it.
struct AlertDraw: Sendable {
    /// Who it was.
    let person: Int
    /// The last part of the other side's address.
    let peer: Int
    let processID: Int64
    /// When somebody last worked on it: so many hundredths of the time since it was raised.
    let progress: Int
    /// Whether a resolved one was no false alarm.
    let isReal: Bool
    private let hashes: SplitMix64

    private static let digits = (sha1: 40, sha256: 64)

    static let peers = 1..<250

    /// - Parameter stream: of the name `alert`.
    init(_ stream: SplitMix64.Stream, index: Int) {
        var random = stream[index]
        person = random.number(in: 0..<Person.names.count)
        peer = random.number(in: Self.peers)
        hashes = random
        random.skip(Self.digits.sha1 + Self.digits.sha256)
        processID = Int64(4 * random.number(in: 200..<4000))
        progress = random.number(in: 1..<60)
        isReal = random.chance(percent: 60)
    }

    var sha1: String {
        var random = hashes
        return random.hex(digits: Self.digits.sha1)
    }

    var sha256: String {
        var random = hashes
        random.skip(Self.digits.sha1)
        return random.hex(digits: Self.digits.sha256)
    }

    /// The first eight digits of the SHA-1.
    var fileMark: UInt32 {
        var random = hashes
        return UInt32(random.hexNumber(digits: 8))
    }

    /// The first eight digits of the SHA-256.
    var sha256Mark: UInt32 {
        var random = hashes
        random.skip(Self.digits.sha1)
        return UInt32(random.hexNumber(digits: 8))
    }
}
