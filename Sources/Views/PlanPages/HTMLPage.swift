/// Writes blocks as HTML.
enum HTMLPage {
    static func render(_ blocks: [Page.Block]) -> String { blocks.map(text).joined(separator: "\n") }

    private static func text(_ block: Page.Block) -> String {
        switch block {
        case .heading(let level, let line): "<h\(level)>\(text(line))</h\(level)>"
        case .paragraph(let line): "<p>\(text(line))</p>"
        case .warning(let line): "<p class=\"warning\">\(text(line))</p>"
        case .list(let items): "<ul>\n\(items.map(item).joined(separator: "\n"))\n</ul>"
        case .numbered(let items): "<ol>\n\(items.map(item).joined(separator: "\n"))\n</ol>"
        case .code(let lines): "<pre>\(HTMLText.escapedLines(lines))</pre>"
        case .fold(let summary, let blocks):
            "<details>\n<summary>\(HTMLText.entities(summary))</summary>\n\(render(blocks))\n</details>"
        }
    }

    private static func item(_ item: Page.Item) -> String {
        let under = item.under.isEmpty ? "" : "\n<ul>\n\(item.under.map { "<li>\(text($0))</li>" }.joined(separator: "\n"))\n</ul>\n"
        return "<li>\(text(item.line))\(under)</li>"
    }

    private static func text(_ line: Page.Line) -> String {
        line.map { span in
            switch span {
            case .words(let text): HTMLText.entities(text)
            case .strong(let text): "<strong>\(HTMLText.entities(text))</strong>"
            case .word(let fate): "<strong class=\"word \(fate)\">\(fate.word)</strong>"
            case .data(let text): HTMLText.isolated(text)
            case .code(let text): "<code><bdi>\(HTMLText.escaped(text))</bdi></code>"
            }
        }.joined()
    }
}
