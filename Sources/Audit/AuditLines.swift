import Glibc

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

    /// Goes through the finished lines in place.
    func forEach(_ body: (_ index: Int, _ line: UnsafeBufferPointer<UInt8>) -> Void) {
        bytes.withUnsafeBufferPointer { buffer in
            for (index, range) in ranges.enumerated() { body(index, UnsafeBufferPointer(rebasing: buffer[range])) }
        }
    }

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
