import Foundation

/// A text of the repository, cut into what can be checked in it.
struct Markdown: CustomStringConvertible {
    struct Block {
        /// What stands behind the fence; empty for an indented block.
        let language: String
        let lines: [String]

        var text: String { lines.joined(separator: "\n") + "\n" }
        /// The key that the block begins with, if it is YAML.
        var firstKey: String? {
            lines.first { !$0.hasPrefix("#") && !$0.isEmpty }?.split(separator: ":", maxSplits: 1).first.map { String($0) }
        }
    }

    /// Its path in the repository.
    let description: String
    let blocks: [Block]
    /// The lines outside of blocks.
    let prose: String

    init(_ path: String) throws {
        description = path
        let text = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
        var blocks: [Block] = []
        var prose: [String] = []
        var open: (language: String, isFenced: Bool, lines: [String])?
        var isAfterBlank = true
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            let isFence = line.hasPrefix("```")
            let isIndented = line.hasPrefix("    ") && (open != nil || isAfterBlank)
            switch open {
            case let block? where block.isFenced ? isFence : !isIndented && !line.isEmpty:
                blocks.append(Block(language: block.language, lines: block.lines))
                open = nil
                if !block.isFenced { prose.append(line) }
            case let block?: open?.lines.append(block.isFenced ? line : String(line.dropFirst(4)))
            case nil where isFence: open = (String(line.dropFirst(3)), true, [])
            case nil where isIndented: open = ("", false, [String(line.dropFirst(4))])
            case nil: prose.append(line)
            }
            isAfterBlank = line.isEmpty
        }
        if let open { blocks.append(Block(language: open.language, lines: open.lines)) }
        self.blocks = blocks
        self.prose = prose.joined(separator: "\n")
    }

    /// The targets of links, without what leads elsewhere.
    var relativeLinks: [String] {
        prose.components(separatedBy: "](").dropFirst().compactMap { $0.split(separator: ")", maxSplits: 1).first }.map(String.init)
            .filter { !$0.contains("://") && !$0.hasPrefix("#") }
    }

    /// What stands between back quotes.
    var codeSpans: [String] {
        prose.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }

    /// The rows of tables whose header is this, cell by cell.
    func table(_ header: [String]) -> [[String]] {
        let rows = prose.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix("|") ? line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } : []
        }
        guard let start = rows.firstIndex(of: header) else { return [] }
        return Array(rows[(start + 2)...].prefix { !$0.isEmpty })
    }

    static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "../..")
        .standardizedFileURL

    /// All texts for people.
    static func all() throws -> [Markdown] {
        let docs = FileManager.default.enumerator(atPath: root.appending(path: "docs").path)?.compactMap { $0 as? String } ?? []
        let pages = docs.filter { $0.hasSuffix(".md") }.sorted().map { "docs/" + $0 }
        return try (["README.md", "CHANGELOG.md", "CONTRIBUTING.md"] + pages).map { try Markdown($0) }
    }
}
