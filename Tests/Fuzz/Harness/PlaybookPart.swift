import ActionKit
import Actions
import Diagnostics
import Pipeline
import Playbooks

/// Any bytes as a playbook, or as an expression in one, give a graph or diagnostics.
enum PlaybookPart {
    static func run(_ bytes: [UInt8]) {
        let file = SourceFile(path: "a.yaml", bytes: bytes)
        let collector = DiagnosticCollector()
        let graph = Pipeline.load([file], Catalogue.standard, into: collector)
        Laws.require((graph == nil) == collector.hasErrors, "a graph exactly if there are no errors")
        Laws.check(collector, file)
    }

    /// In all places where one may stand.
    static func run(expression: [UInt8]) {
        run(
            Array(head.utf8) + indented(expression, 6) + Array(middle.utf8) + indented(expression, 2) + Array(tail.utf8)
                + indented(expression, 8))
    }

    private static let head = """
        playbook: a
        trigger:
          alerts:
            lookback: 24h
            per: device
            where: |2

        """
    private static let middle = "let: { }\nwhen: |2\n"
    private static let tail = """
        steps:
          - isolate_device:
              type: Full
              comment: |2

        """

    /// Its lines behind so many spaces, so that the block does not end before the expression.
    private static func indented(_ text: [UInt8], _ count: Int) -> [UInt8] {
        let margin = [UInt8](repeating: 0x20, count: count)
        return text.split(separator: 0x0A, omittingEmptySubsequences: false).flatMap { margin + $0 + [0x0A] }
    }
}
