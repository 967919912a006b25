/// One line of a source file and the carets under it.
struct Excerpt {
    /// Longer lines are cut to a window around the carets.
    private static let longestLine = 160
    private static let shownBefore = 60

    let line: String
    let carets: String

    /// - Parameters:
    ///   - text: the line, raw.
    ///   - columns: from 0, in Unicode scalars; an empty range gets one caret.
    init(_ text: String, columns: Range<Int>) {
        let scalars = Array(text.unicodeScalars)
        let window = Self.window(of: scalars.count, around: columns.lowerBound)
        let cells = scalars[window].map(DisplayCell.init)
        let start = min(max(columns.lowerBound - window.lowerBound, 0), cells.count)
        let end = min(max(columns.upperBound - window.lowerBound, start), cells.count)
        let cutBefore = window.lowerBound > 0 ? "…" : ""
        let cutAfter = window.upperBound < scalars.count ? "…" : ""
        line = cutBefore + cells.map(\.text).joined() + cutAfter
        let indent = cells[..<start].reduce(cutBefore.isEmpty ? 0 : 1) { $0 + $1.width }
        let width = cells[start..<end].reduce(0) { $0 + $1.width }
        carets = String(repeating: " ", count: indent) + String(repeating: "^", count: max(width, 1))
    }

    private static func window(of count: Int, around column: Int) -> Range<Int> {
        guard count > longestLine else { return 0..<count }
        let start = min(max(column - shownBefore, 0), count - longestLine)
        return start..<start + longestLine
    }
}
