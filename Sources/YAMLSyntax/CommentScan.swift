public import Diagnostics

/// Finds the comments between the tokens of a file.
struct CommentScan {
    private let file: SourceFile
    private let opaque: [Range<Int>]

    /// - Parameter opaque: where a `#` is none, in the order of the file: texts, anchors, tags and aliases.
    init(_ file: SourceFile, opaque: [Range<Int>]) {
        self.file = file
        self.opaque = opaque
    }

    func comments() -> [Comment] {
        var comments: [Comment] = []
        var index = file.textStart
        for range in opaque + [file.bytes.count..<file.bytes.count] {
            while index < range.lowerBound {
                guard file.bytes[index] == UInt8(ascii: "#") else {
                    index += 1
                    continue
                }
                let comment = comment(at: index)
                comments.append(comment.0)
                index = comment.end
            }
            index = max(index, range.upperBound)
        }
        return comments
    }

    private func comment(at offset: Int) -> (Comment, end: Int) {
        let place = file.position(at: offset)
        let line = file.lineOffsets(place.line)
        let isAlone = file.isBlank(line.lowerBound..<offset)
        let comment = Comment(
            text: file.range(offset..<line.upperBound).trimmingTrailingBlanks().text, offset: offset, column: place.column,
            isAlone: isAlone, isAfterBlankLine: isAlone && file.isAfterBlankLine(offset))
        return (comment, line.upperBound)
    }
}

extension SourceFile {
    /// Whether these bytes are blanks, or none.
    public func isBlank(_ offsets: Range<Int>) -> Bool {
        bytes[offsets].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }

    /// Whether the line above the one that holds this byte is blank; false on the first.
    public func isAfterBlankLine(_ offset: Int) -> Bool {
        let line = position(at: offset).line
        return line > 1 && isBlank(lineOffsets(line - 1))
    }
}
