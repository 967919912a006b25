import Diagnostics

/// A tag that is not of the core schema; mostly it is an expression that starts with `!`.
struct UnknownTag {
    let diagnostic: Diagnostic

    /// - Parameters:
    ///   - tag: as libyaml gives it.
    ///   - whole: from the tag or the anchor on.
    ///   - content: the node without them.
    init(_ tag: String, in whole: SourceRange, content: SourceRange) {
        let bytes = whole.file.bytes
        let start = bytes[whole.offsets.lowerBound...].firstIndex(of: UInt8(ascii: "!")) ?? whole.offsets.lowerBound
        let end = bytes[start...].firstIndex(where: Self.endsTag) ?? bytes.count
        let range = whole.file.range(start..<end)
        let written = range.text
        if written.hasPrefix("!!") || written.hasPrefix("!<") {
            diagnostic = Self.unknown(written, range)
        } else {
            diagnostic = Self.expression(range, content)
        }
    }

    private static func endsTag(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D: true
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
        default: false
        }
    }

    private static func unknown(_ written: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: YAMLDiagnosticID.unknownTag.rawValue, message: Messages.unknownTag(written), range: range,
            allowed: CoreTag.known, suggestion: Spelling.nearest(to: written, among: CoreTag.known))
    }

    private static func expression(_ tag: SourceRange, _ content: SourceRange) -> Diagnostic {
        let value = LineValue(in: tag.file, lineAt: tag.offsets.lowerBound)
        let isWholeValue =
            value.offsets.lowerBound == tag.offsets.lowerBound
            && content.offsets.upperBound <= value.offsets.upperBound
        return Diagnostic(
            id: YAMLDiagnosticID.unknownTag.rawValue, message: Messages.expressionAsTag(tag.text),
            range: isWholeValue ? value.range : tag, suggestion: isWholeValue ? value.quoted : nil,
            fix: isWholeValue ? value.quoted.map { Diagnostic.Fix(range: value.range, replacement: $0) } : nil)
    }
}
