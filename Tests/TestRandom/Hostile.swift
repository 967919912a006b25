/// What attackers write into titles, file names, command lines, user names and tags.
public enum Hostile {
    /// One for each way out of each place that texts come to.
    public static let texts = [
        // KQL and OData
        "'; DeviceInfo | take 1 //", "\" or 1 == 1 //", "@'x' | union *", "x' or severity eq 'Low", "a\\' ; drop", "%27 or 1 eq 1",
        // JSON
        "\"}],\"runs\":[]}", "\\u0000\\", "{\"$ref\": \"#\"}", "\\\"",
        // Markdown, and what platforms make links and mentions of
        "[click](javascript:alert(1))", "![x](https://evil.example/p.png)", "**bold** _it_ ~~no~~ `code` ``two`` ```", "# heading",
        "> quote",
        "- [ ] task", "1. one", "| a | b |", "---", "@everyone", "@org/team look", "#1", "org/repo#12", "GH-7", "!12", "&3",
        "%v1 ~label $9",
        "https://evil.example/", "www.evil.example", "evil.example", "mallory@evil.example", "mailto:x@y.z", ":+1: :smile:", "$x^2$",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709", "a1b2c3d", "`", "``", "` `", "\\`", "a\\", "&lt;b&gt; &#64;x &amp;", "</details>",
        "<!-- -->", "==mark== ^up^ ++in++", "[^1]: note", "[ref]: https://evil.example", "/close", "~~~", "    indented", "\t@tab",
        // HTML
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg/onload=alert(1)>", "</style><script>", "</title>", "<!--",
        "]]>",
        "' onmouseover='x", "&quot;&gt;",
        // Terminals, invisible and reordering characters
        "\u{1b}[31mred\u{1b}]0;title\u{7}", "\u{9b}31m", "a\rb", "line\nbreak", "\u{202e}exe.txt\u{202c}", "\u{2066}x\u{2069}",
        "zero\u{200b}width",
        "\u{feff}bom", "\u{0}", "\u{85}next", "\u{2028}sep", "tag\u{e0041}\u{e007f}", "\u{ad}soft", "\u{fffe}",
        // Spreadsheets and shells
        "=1+1", "+cmd|'/c calc'!A0", "@SUM(1)", "$(calc)", "; rm -rf /", "-Force", "${alert.id}", "${{ secrets.X }}",
        // What looks like what it is not
        "аdmin (cyrillic а)", "ＡＤＭＩＮ", "e\u{301}", "🙂", "", " ", "  two  blanks ",
    ]

    /// Pieces of them, put together by chance.
    public static func random(_ numbers: inout SeededGenerator) -> String {
        (0..<Int.random(in: 1...6, using: &numbers)).map { _ in piece(&numbers) }.joined(separator: Bool.random(using: &numbers) ? " " : "")
    }

    private static func piece(_ numbers: inout SeededGenerator) -> String {
        guard let text = texts.randomElement(using: &numbers), Bool.random(using: &numbers) else {
            return (0..<4).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x24F, using: &numbers)) }.map { String($0) }.joined()
        }
        let scalars = Array(text.unicodeScalars)
        let cut = Int.random(in: 0...scalars.count, using: &numbers)
        return String(String.UnicodeScalarView(Bool.random(using: &numbers) ? scalars[cut...] : scalars[..<cut]))
    }
}
