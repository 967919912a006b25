import Diagnostics
import TestRandom
import Testing
import YAMLSyntax

/// Any bytes give nodes or diagnostics, and every node knows where it stands.
@Suite struct FuzzTests {
    private static let seed = """
        # yaml-language-server: $schema=../schemas/playbook.schema.json
        playbook: contain-ransomware            # unique name, é
        version: 3
        references: [T1486, 'T1059', "T\\u0031"]
        trigger: &t
          alerts:
            where: |
              alert.severity == "High" && alert.category == "Ransomware"
                && alert.status != "Resolved"

            lookback: 24h
        let: { droppers: "alerts.map(a, a.evidence)", 'it''s': >-
          folded
          text

            more
          end }
        steps:
        - tag_device:
            add: [cordon-contained, *t, 漢字]
        - id: isolate
          comment: "Ransomware,\\
            ${alerts.size()} alerts\\t, first

            ${alerts[0].id}"
          plain: one
            two

            three
        ---
        - !!str 12
        - |+2
            keep

        ...
        """

    private static let pieces = [
        " ", "  ", "\n", "\r\n", "\r", "\t", ":", ": ", "- ", "? ", "[", "]", "{", "}", ",", "'", "\"", "|", ">", "|2-",
        "!", "!!str ", "&a ", "*a", "#", " #", "%", "---\n", "...\n", "\\", "\\x4", "é", "漢", "😀", "\u{301}", "<<: ", "~", "0",
    ]

    @Test(arguments: 0..<20)
    func mutatedPlaybooksGiveAnAnswer(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<150 {
            var scalars = Array(Self.seed.unicodeScalars)
            for _ in 0..<Int.random(in: 1...6, using: &generator) { Self.mutate(&scalars, using: &generator) }
            check(Parsed(String(String.UnicodeScalarView(scalars))))
        }
    }

    @Test(arguments: 0..<20)
    func randomPiecesGiveAnAnswer(seed: UInt64) {
        var generator = SeededGenerator(seed: seed &+ 100)
        for _ in 0..<500 {
            let count = Int.random(in: 0...30, using: &generator)
            check(Parsed((0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "a" }.joined(separator: "a")))
        }
    }

    @Test(arguments: 0..<10)
    func randomBytesGiveAnAnswer(seed: UInt64) {
        var generator = SeededGenerator(seed: seed &+ 200)
        for _ in 0..<500 {
            let count = Int.random(in: 0...60, using: &generator)
            check(Parsed(bytes: (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }))
        }
    }

    private static func mutate(_ scalars: inout [Unicode.Scalar], using generator: inout SeededGenerator) {
        let place = Int.random(in: 0..<max(scalars.count, 1), using: &generator)
        switch Int.random(in: 0...2, using: &generator) {
        case 0: scalars.insert(contentsOf: (pieces.randomElement(using: &generator) ?? " ").unicodeScalars, at: place)
        case 1: scalars.removeSubrange(place..<min(place + Int.random(in: 1...5, using: &generator), scalars.count))
        default: if place < scalars.count { scalars[place] = pieces.randomElement(using: &generator)?.unicodeScalars.first ?? " " }
        }
    }

    // MARK: What holds of every answer

    private func check(_ parsed: Parsed) {
        let size = parsed.file.bytes.count
        for diagnostic in parsed.diagnostics {
            #expect(diagnostic.range.map { $0.offsets.upperBound <= size } ?? true)
            #expect(!diagnostic.message.isEmpty)
        }
        for document in parsed.documents { check(document) }
    }

    private func check(_ node: Node) {
        switch node.content {
        case .scalar(let scalar): if !node.isPlaceholder { check(scalar) }
        case .sequence(let nodes): for item in nodes { check(item) }
        case .mapping(let mapping): for entry in mapping.entries { check(entry.value) }
        }
    }

    private func check(_ scalar: Scalar) {
        let bytes = scalar.range.file.bytes
        var last = scalar.range.offsets.lowerBound
        for (offset, byte) in scalar.text.utf8.enumerated() {
            let source = scalar.sourceOffset(of: offset)
            let isSame =
                byte == 0x20 || byte == 0x0A || bytes[source] == byte
                || (scalar.style == .doubleQuoted && bytes[source] == UInt8(ascii: "\\"))
            if !isSame || source < last || !scalar.range.offsets.contains(source) {
                Issue.record("\(scalar.range.writtenText.debugDescription) at \(offset) of \(scalar.text.debugDescription)")
                return
            }
            last = source
        }
        let end = scalar.sourceOffset(of: scalar.text.utf8.count)
        if end < last || end > scalar.range.offsets.upperBound {
            Issue.record("\(scalar.range.writtenText.debugDescription) ends at \(end)")
        }
    }
}
