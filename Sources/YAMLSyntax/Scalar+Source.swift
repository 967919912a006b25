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
        finding.diagnostic(at: sourceRange(of: finding.offsets))
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
