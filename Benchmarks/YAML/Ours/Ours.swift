import Diagnostics
import Foundation
import Rounds
import YAMLSyntax

/// From the bytes of a file to nodes with their places, limits and duplicate keys checked.
@main
enum Ours {
    static func main() throws {
        try Rounds.main { data in
            let collector = DiagnosticCollector()
            let documents = YAMLParser.parse(SourceFile(path: "a.yaml", bytes: [UInt8](data)), into: collector)
            guard collector.diagnostics.isEmpty else { throw CocoaError(.fileReadCorruptFile) }
            return documents.reduce(0) { $0 + count($1) }
        }
    }

    private static func count(_ node: Node) -> Int {
        switch node.content {
        case .scalar: 1
        case .sequence(let items): items.reduce(1) { $0 + count($1) }
        case .mapping(let mapping): mapping.entries.reduce(1) { $0 + 1 + count($1.value) }
        }
    }
}
