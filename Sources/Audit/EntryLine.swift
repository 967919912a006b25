import Canonical

/// An entry's line but for the number of its place. Whoever appends makes it, so that the one writer, for whom all wait, has only to
/// put the number in.
struct EntryLine: Sendable {
    let time: Timestamp
    private let head: [UInt8]
    private let tail: [UInt8]

    /// The members in the order of their names (RFC 8785); a kind is a word and a time needs no escapes.
    init(_ entry: AuditEntry) {
        time = entry.time
        var head = Array(#"{"data":"#.utf8)
        head += entry.fields.canonicalBytes
        head += #","kind":"#.utf8
        head += JSONValue.string(entry.kind).canonicalBytes
        head += #","mode":"\#(entry.mode.rawValue)","seq":"#.utf8
        self.head = head
        tail = Array(#","time":"\#(entry.time)","v":\#(AuditRecord.version)}"#.utf8)
    }

    /// The line's bytes without its line feed.
    func bytes(at sequence: Int64) -> [UInt8] {
        var line: [UInt8] = []
        line.reserveCapacity(head.count + tail.count + 20)
        line += head
        line += String(sequence).utf8
        line += tail
        return line
    }
}
