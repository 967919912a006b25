/// A line of the result.
struct Line {
    /// With its indentation.
    var code: String
    var comment: String?

    var width: Int { code.unicodeScalars.count }
}

/// Puts the comments at the ends of neighbouring lines under one another.
struct CommentColumns {
    static let widest = 120

    static func joined(_ lines: [Line]) -> String {
        var result: [String] = []
        var start = 0
        while start < lines.count {
            let end = lines[start...].firstIndex { $0.comment == nil } ?? lines.count
            if end == start {
                result.append(lines[start].code)
                start += 1
            } else {
                result += aligned(lines[start..<end])
                start = end
            }
        }
        return result.map { $0 + "\n" }.joined()
    }

    private static func aligned(_ lines: ArraySlice<Line>) -> [String] {
        let column = (lines.map(\.width).max() ?? 0) + 2
        let fits = lines.allSatisfy { column + ($0.comment?.unicodeScalars.count ?? 0) <= widest }
        return lines.map { line in
            let gap = fits ? column - line.width : 2
            return line.code + String(repeating: " ", count: gap) + (line.comment ?? "")
        }
    }
}
