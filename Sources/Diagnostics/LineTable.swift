/// The byte offsets at which the lines of a file begin.
struct LineTable: Sendable {
    let starts: [Int]
    let isASCII: Bool

    init(_ bytes: UnsafeBufferPointer<UInt8>, textStart: Int) {
        var starts = [textStart]
        var seen: UInt8 = 0
        for index in textStart..<bytes.count {
            let byte = bytes[index]
            seen |= byte
            guard byte == 0x0A || byte == 0x0D else { continue }
            let isFirstHalfOfCRLF = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
            if !isFirstHalfOfCRLF { starts.append(index + 1) }
        }
        self.starts = starts
        isASCII = seen < 0x80
    }

    /// The index of the line that holds this byte.
    func index(holding offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }
}
