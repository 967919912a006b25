import Diagnostics
import YAMLSyntax

/// Lays out the documents of a file, one after the other.
struct FileLayout {
    private let written: WrittenFile
    private let file: SourceFile
    private var lines: [Line] = []

    init(_ written: WrittenFile, _ file: SourceFile) {
        self.written = written
        self.file = file
    }

    mutating func text() -> String {
        guard !written.documents.isEmpty else { return commentsAlone }
        for (index, document) in written.documents.enumerated() {
            // A document of nothing is only there by its dashes.
            if index > 0 || document.root.isNothing { lines.append(Line(code: "---")) }
            let attachment = attachment(of: index)
            var layout = NodeLayout(attachment, file)
            layout.document(document.root)
            lines += layout.lines
        }
        return CommentColumns.joined(lines)
    }

    private func attachment(of index: Int) -> Attachment {
        let root = written.documents[index].root
        let start = index == 0 ? 0 : written.documents[index].start
        let end = index + 1 < written.documents.count ? written.documents[index + 1].start : .max
        let file = file
        var attachment = Attachment { file.position(at: $0).column }
        for comment in written.comments where (start..<end).contains(comment.offset) { attachment.attach(comment, to: root) }
        return attachment
    }

    private var commentsAlone: String {
        var result = ""
        for comment in written.comments {
            result += (comment.isAfterBlankLine && !result.isEmpty ? "\n" : "") + comment.text + "\n"
        }
        return result
    }
}

extension WrittenNode {
    /// Whether nothing at all is written.
    var isNothing: Bool { scalar?.range.offsets.isEmpty == true && properties.isEmpty }
}
