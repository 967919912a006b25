/// Writes blocks as Markdown: CommonMark, and `<details>` for what is folded away.
enum MarkdownPage {
    static func render(_ blocks: [Page.Block]) -> String { blocks.map(text).joined(separator: "\n\n") }

    private static func text(_ block: Page.Block) -> String {
        switch block {
        case .heading(let level, let line): String(repeating: "#", count: level) + " " + text(line)
        case .paragraph(let line): text(line)
        case .warning(let line): "> " + text(line)
        case .list(let items): items.map { item($0, mark: "- ") }.joined(separator: "\n")
        case .numbered(let items): items.enumerated().map { item($0.element, mark: "\($0.offset + 1). ") }.joined(separator: "\n")
        case .code(let lines): MarkdownText.block(lines)
        case .fold(let summary, let blocks): "<details>\n<summary>\(summary)</summary>\n\n\(render(blocks))\n\n</details>"
        }
    }

    private static func item(_ item: Page.Item, mark: String) -> String {
        let indent = String(repeating: " ", count: mark.utf8.count)
        return ([mark + text(item.line)] + item.under.map { "\(indent)- \(text($0))" }).joined(separator: "\n")
    }

    private static func text(_ line: Page.Line) -> String {
        line.map { span in
            switch span {
            case .words(let text): text
            case .strong(let text): "**\(text)**"
            case .word(let fate): "**\(fate.word)**"
            case .data(let text): MarkdownText.inline(text)
            case .code(let text): MarkdownText.code(text)
            }
        }.joined()
    }
}
