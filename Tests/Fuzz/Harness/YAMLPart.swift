import Canonical
import Diagnostics
import YAMLSyntax

/// Any bytes give nodes or diagnostics, and every node knows where it stands.
enum YAMLPart {
    static func run(_ bytes: [UInt8]) {
        let file = SourceFile(path: "a.yaml", bytes: bytes)
        let collector = DiagnosticCollector()
        for node in YAMLParser.parse(file, into: collector) {
            walk(node)
            _ = node.json
        }
        Laws.check(collector, file)
    }

    private static func walk(_ node: Node) {
        Laws.require(node.range.offsets.upperBound <= node.range.file.bytes.count, "a node inside the file")
        switch node.content {
        case .sequence(let items): items.forEach(walk)
        case .mapping(let mapping): mapping.entries.forEach { walk($0.value) }
        case .scalar(let scalar):
            if !node.isPlaceholder { checkPlaces(of: scalar) }
        }
    }

    /// Of a few of its bytes: each place costs a walk over the text.
    private static func checkPlaces(of scalar: Scalar) {
        let count = scalar.text.utf8.count
        var last = scalar.range.offsets.lowerBound
        for offset in Set([0, 1, count / 2, count - 1, count]).sorted() where (0...count).contains(offset) {
            let source = scalar.sourceOffset(of: offset)
            Laws.require(source >= last && source <= scalar.range.offsets.upperBound, "places in order")
            last = source
        }
    }
}
