/// Takes down what the parts of an expression come to in one evaluation.
final class TraceRecorder {
    private(set) var entries: [ObjectIdentifier: (node: CheckedNode, outcome: Evaluation, count: Int)] = [:]

    func record(_ outcome: Evaluation, of node: CheckedNode) {
        let count = entries[ObjectIdentifier(node)]?.count ?? 0
        entries[ObjectIdentifier(node)] = (node, outcome, count + 1)
    }
}
