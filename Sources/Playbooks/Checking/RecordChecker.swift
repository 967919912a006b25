import ActionKit
import Diagnostics
import YAMLSyntax

/// Checks a list of mappings, each of one of several forms, in the order of the forms.
struct RecordChecker {
    let name: String
    /// The first key of each tells it apart.
    let forms: [[Parameter]]
    let inputs: InputChecker

    private var collector: DiagnosticCollector { inputs.collector }

    func records(_ node: Node) -> [[String: RuleStep.TextInput]]? {
        guard case .sequence(let items) = node.content, !items.isEmpty else {
            collector.report(Messages.wantsRecords(name, keys, node))
            return nil
        }
        var records: [[String: RuleStep.TextInput]] = []
        var last = 0
        for item in items {
            guard let form = form(of: item) else { continue }
            if form < last { collector.report(Messages.recordOutOfOrder(keys[form], after: keys[last], keys, item.range)) }
            last = max(last, form)
            if let record = record(item, forms[form]) { records.append(record) }
        }
        return records.count == items.count ? records : nil
    }

    private var keys: [String] { forms.compactMap { $0.first?.name } }

    private func form(of node: Node) -> Int? {
        if node.isPlaceholder { return nil }
        let given = node.mapping?.entries.map(\.key.value) ?? []
        let fitting = keys.indices.filter { given.contains(keys[$0]) }
        guard fitting.count == 1 else {
            collector.report(Messages.wantsOneRecord(name, keys, node.range))
            return nil
        }
        return fitting[0]
    }

    private func record(_ node: Node, _ form: [Parameter]) -> [String: RuleStep.TextInput]? {
        guard var reader = MappingReader(node, what: "`\(name)`", collector) else { return nil }
        var record: [String: RuleStep.TextInput] = [:]
        var isWhole = true
        for parameter in form {
            guard let value = parameter.isRequired ? reader.required(parameter.name) : reader.node(parameter.name) else { continue }
            if let input = inputs.recordInput(parameter, value) { record[parameter.name] = input } else { isWhole = false }
        }
        reader.finish()
        return isWhole ? record : nil
    }
}
