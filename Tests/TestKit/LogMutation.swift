/// One thing done to a finished log that must be found, with where.
public enum LogMutation: Hashable, Sendable, CustomStringConvertible {
    case flip(byte: Int, bit: Int)
    case cut(length: Int)
    case delete(line: Int)
    case duplicate(line: Int)
    case swap(line: Int, other: Int)

    /// As the scripts of Tests/Peers read it.
    public var description: String {
        switch self {
        case .flip(let byte, let bit): "flip \(byte) \(bit)"
        case .cut(let length): "cut \(length)"
        case .delete(let line): "delete \(line)"
        case .duplicate(let line): "duplicate \(line)"
        case .swap(let line, let other): "swap \(line) \(other)"
        }
    }

    /// Every kind, spread evenly over a log; of all flipped bits and lengths so many, of the lines a tenth of that.
    /// - Parameter count: nil for every one there is.
    public static func spread(over log: [UInt8], lines: Int, count: Int?) -> [LogMutation] {
        func spread(_ all: Int, _ wanted: Int?) -> [Int] {
            guard let wanted, wanted < all else { return Array(0..<all) }
            return (0..<wanted).map { $0 * all / wanted + all / wanted / 2 }
        }
        let few = count.map { max($0 / 10, 2) }
        let flips = spread(log.count * 8, count).map { LogMutation.flip(byte: $0 / 8, bit: $0 % 8) }
        let cuts = spread(log.count, count.map { $0 / 4 }).map { LogMutation.cut(length: $0) }
        let single = Set(spread(lines, few) + [0, lines - 1]).sorted()
        let pairs = single.flatMap { line in single.filter { $0 > line }.map { LogMutation.swap(line: line, other: $0) } }
        return flips + cuts + single.map { .delete(line: $0) } + single.map { .duplicate(line: $0) } + pairs
    }

    /// The log with this done to it.
    public func applied(to log: [UInt8]) -> [UInt8] {
        switch self {
        case .flip(let byte, let bit):
            var changed = log
            changed[byte] ^= 1 << UInt8(bit)
            return changed
        case .cut(let length): return Array(log.prefix(length))
        case .delete(let line): return Self.joined(log) { $0.remove(at: line) }
        case .duplicate(let line): return Self.joined(log) { $0.insert($0[line], at: line) }
        case .swap(let line, let other): return Self.joined(log) { $0.swapAt(line, other) }
        }
    }

    /// The first line, from 0, that is another than the one that was written; the number of lines left where the end is missing.
    public func firstChange(in log: [UInt8]) -> Int {
        func lines(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 == UInt8(ascii: "\n") } }
        return switch self {
        case .flip(let byte, _): lines(log[..<byte])
        case .cut(let length): lines(log[..<length])
        case .delete(let line), .swap(let line, _): line
        case .duplicate(let line): line + 1
        }
    }

    private static func joined(_ log: [UInt8], _ change: (inout [ArraySlice<UInt8>]) -> Void) -> [UInt8] {
        var lines = log.split(separator: UInt8(ascii: "\n"))
        change(&lines)
        return lines.flatMap { $0 + [UInt8(ascii: "\n")] }
    }
}
