import Dispatch
import Glibc
import Synchronization

/// A log's bytes, cut at the line feeds.
public struct AuditLines: Sendable {
    private let bytes: [UInt8]
    private let ranges: [Range<Int>]

    /// What stands after the last line feed: a line that was never finished, or nothing.
    public let torn: [UInt8]

    /// Cuts a log into lines.
    public init(_ bytes: [UInt8]) {
        var ranges: [Range<Int>] = []
        var start = 0
        bytes.withUnsafeBytes { buffer in
            while start < buffer.count, let base = buffer.baseAddress,
                let end = memchr(base + start, Int32(UInt8(ascii: "\n")), buffer.count - start)
            {
                let index = UnsafeRawPointer(end) - base
                ranges.append(start..<index)
                start = index + 1
            }
        }
        self.bytes = bytes
        self.ranges = ranges
        torn = Array(bytes[start...])
    }

    /// How many finished lines there are.
    public var count: Int { ranges.count }

    /// A finished line, from 0, without its line feed.
    public subscript(index: Int) -> ArraySlice<UInt8> { bytes[ranges[index]] }

    /// What comes of each finished line, read in place and on all processors.
    func concurrentMap<Value: Sendable>(_ transform: @Sendable (UnsafeBufferPointer<UInt8>) -> Value) -> [Value] {
        let turns = (count + Self.share - 1) / Self.share
        let shares = Mutex(Array(repeating: [Value](), count: turns))
        DispatchQueue.concurrentPerform(iterations: turns) { turn in
            let values = bytes.withUnsafeBufferPointer { bytes in
                ranges[turn * Self.share..<min(count, (turn + 1) * Self.share)].map { transform(UnsafeBufferPointer(rebasing: bytes[$0])) }
            }
            shares.withLock { $0[turn] = values }
        }
        return shares.withLock { Array($0.joined()) }
    }

    /// How many lines a processor takes at a time.
    private static let share = 4096

    /// The records of all finished lines; the first line that is not a record ends it with its fault.
    public func records() throws(AuditRecord.Fault) -> [AuditRecord] {
        var records: [AuditRecord] = []
        for range in ranges { records.append(try AuditRecord(line: Array(bytes[range]))) }
        return records
    }

    /// The records of all lines that hold one, and what is to be said of the others: a damaged log must still be readable.
    public func readable() -> (records: [AuditRecord], findings: [AuditFinding]) {
        var records: [AuditRecord] = []
        var findings: [AuditFinding] = []
        for (index, range) in ranges.enumerated() {
            do throws(AuditRecord.Fault) { records.append(try AuditRecord(line: Array(bytes[range]))) } catch {
                findings.append(AuditFinding(.unreadableLine(error), line: index + 1))
            }
        }
        return (records, findings)
    }
}
