public import Diagnostics

extension Scalar {
    /// The byte of the file under a byte of the text, with escapes, folded lines and indentation accounted for. Reads the
    /// written form again, so it costs time in its length.
    ///
    /// - Parameter utf8Offset: in UTF-8 bytes of `text`; its end gives the place behind the last byte.
    public func sourceOffset(of utf8Offset: Int) -> Int {
        sourceMap.sourceOffset(of: max(utf8Offset, 0))
    }

    /// Where a part of the text is written; an empty part is a place, at the end of the text the place behind its last
    /// character that is no line break.
    public func sourceRange(of utf8Offsets: Range<Int>) -> SourceRange {
        range.file.range(sourceMap.sourceRange(of: utf8Offsets))
    }

    /// The diagnostic for a finding in this text.
    public func diagnostic(for finding: Finding) -> Diagnostic {
        let range = sourceRange(of: finding.offsets)
        return finding.diagnostic(at: range, fix: fix(for: finding, at: range))
    }

    /// The lines of a block scalar's content as written, without their indentation; blank ones at the end included.
    public var blockLines: [String] {
        range.file.bytes.withUnsafeBufferPointer { bytes in
            BlockScalarScan.lines(bytes, range.offsets, text: text).map { String(decoding: bytes[$0], as: UTF8.self) }
        }
    }

    /// The lines of the written form, without line breaks.
    public var writtenLines: [String] {
        let file = range.file
        return (range.start.line...range.end.line).map { number in
            file.range(file.lineOffsets(number).clamped(to: range.offsets)).text
        }
    }

    /// Only where the text stands in the file byte for byte, and the suggestion can stand there as it is.
    private func fix(for finding: Finding, at range: SourceRange) -> Diagnostic.Fix? {
        guard finding.isCertain, let suggestion = finding.suggestion, isWordLike(suggestion), !finding.offsets.isEmpty,
            finding.offsets.upperBound <= text.utf8.count
        else { return nil }
        let written = Array(text.utf8)[finding.offsets]
        guard range.file.bytes[range.offsets].elementsEqual(written) else { return nil }
        return Diagnostic.Fix(range: range, replacement: suggestion)
    }

    /// Quotes of an expression inside a block scalar need no escape; anywhere else only letters, digits and `_.-` are safe.
    private func isWordLike(_ suggestion: String) -> Bool {
        suggestion.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
                true
            case UInt8(ascii: "\""): style == .literal || style == .folded || style == .plain && !text.utf8.starts(with: [byte])
            default: false
            }
        }
    }

    private var sourceMap: SourceMap {
        range.file.bytes.withUnsafeBufferPointer { bytes in
            switch style {
            case .plain: FlowScalarScan.map(bytes, range.offsets, quote: nil)
            case .singleQuoted: FlowScalarScan.map(bytes, range.offsets, quote: UInt8(ascii: "'"))
            case .doubleQuoted: FlowScalarScan.map(bytes, range.offsets, quote: UInt8(ascii: "\""))
            case .literal: BlockScalarScan.map(bytes, range.offsets, text: text, isFolded: false)
            case .folded: BlockScalarScan.map(bytes, range.offsets, text: text, isFolded: true)
            }
        }
    }
}
