/// Counts Unicode scalars up to any byte of a file without walking the whole file each time: long lines with many
/// diagnostics stay linear. A byte that is not part of well-formed UTF-8 counts as one scalar.
struct ScalarTable: Sendable {
    private struct Mark {
        let offset: Int
        let count: Int
    }

    private static let stride = 1024
    private let marks: [Mark]
    let firstInvalid: Int?

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var marks: [Mark] = []
        var firstInvalid: Int?
        var offset = 0
        var count = 0
        while offset < bytes.count {
            if offset >= marks.count * Self.stride { marks.append(Mark(offset: offset, count: count)) }
            let width = UTF8Width.scalar(in: bytes, at: offset)
            if width == nil, firstInvalid == nil { firstInvalid = offset }
            offset += width ?? 1
            count += 1
        }
        self.marks = marks
        self.firstInvalid = firstInvalid
    }

    /// How many scalars end at or before `end`.
    func count(upTo end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var index = min(end / Self.stride, marks.count - 1)
        if index > 0, marks[index].offset > end { index -= 1 }
        guard index >= 0 else { return 0 }
        var offset = marks[index].offset
        var count = marks[index].count
        while offset < end {
            offset += UTF8Width.scalar(in: bytes, at: offset) ?? 1
            if offset <= end { count += 1 }
        }
        return count
    }
}
