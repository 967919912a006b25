import Diagnostics

extension SourceRange {
    /// The raw bytes as text.
    var text: String { String(decoding: file.bytes[offsets], as: UTF8.self) }

    /// Up to `end`, if that is farther.
    func through(_ end: Int?) -> SourceRange {
        file.range(offsets.lowerBound..<max(offsets.upperBound, end ?? 0))
    }

    /// Without blanks and line breaks at its end.
    func trimmingTrailingBlanks() -> SourceRange {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        let last = file.bytes[offsets].lastIndex { !isBlank($0) }
        return file.range(offsets.lowerBound..<(last.map { $0 + 1 } ?? offsets.lowerBound))
    }
}
