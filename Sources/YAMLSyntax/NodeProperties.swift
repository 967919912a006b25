/// The tag and the anchor that may stand before a node, in its raw source.
enum NodeProperties {
    /// - Returns: where the content begins, or the end of the range if there is none.
    static func end(in bytes: [UInt8], _ range: Range<Int>) -> Int {
        var index = range.lowerBound
        while index < range.upperBound {
            switch bytes[index] {
            case UInt8(ascii: "&"), UInt8(ascii: "!"):
                index = skip(bytes, index..<range.upperBound) { !isBlank($0) }
            case UInt8(ascii: "#"):
                index = skip(bytes, index..<range.upperBound) { $0 != 0x0A && $0 != 0x0D }
            case let byte where isBlank(byte):
                index += 1
            default:
                return index
            }
        }
        return range.upperBound
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    private static func skip(_ bytes: [UInt8], _ range: Range<Int>, while isSkipped: (UInt8) -> Bool) -> Int {
        bytes[range].firstIndex { !isSkipped($0) } ?? range.upperBound
    }
}
