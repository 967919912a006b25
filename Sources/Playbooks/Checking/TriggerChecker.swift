import ActionKit
import DefenderAPI
import Diagnostics
import Expressions
import YAMLSyntax

/// Checks what starts the runs of a playbook, and says which names its runs have.
struct TriggerChecker {
    let project: ProjectDeclarations
    let collector: DiagnosticCollector

    /// The trigger, nil after a mistake, and the scope of the run; that is nil only if it cannot be told which names there
    /// are: all that follows would be guesses.
    func check(_ source: TriggerSource) -> (trigger: Trigger?, scope: Scope?) {
        switch source {
        case .alerts(let source): alerts(source)
        case .hunting(let source): hunting(source)
        case .devices(let source): devices(source)
        case .schedule(let schedule): (.schedule(schedule), scope([]))
        case .manual(let inputs): manual(inputs)
        }
    }

    private func compiler(_ scope: Scope) -> ExpressionCompiler {
        ExpressionCompiler(scope: scope, project: project, collector: collector)
    }

    private func scope(_ roots: [Scope.Root], _ types: [Scope.Root: CELType] = [:]) -> Scope {
        Scope(roots + Scope.Root.common, project, types: types)
    }

    // MARK: Kinds

    private func alerts(_ source: AlertTriggerSource) -> (Trigger?, Scope?) {
        let condition = source.condition.flatMap { compiler(.alerts(project)).condition($0) }
        guard let subject = source.subject else { return (nil, nil) }
        let (grouping, scope) = grouping(subject.value)
        guard let condition, let lookback = source.lookback, let grouping else { return (nil, scope) }
        let trigger = AlertTrigger(
            condition: condition, pushed: Pushdown.filter(of: condition.checked, on: Alert.schema), lookback: lookback, grouping: grouping)
        return (.alerts(trigger), scope)
    }

    private func grouping(_ subject: AlertTriggerSource.Subject) -> (AlertTrigger.Grouping?, Scope) {
        switch subject {
        case .alert: return (.alert, scope([.alert, .device]))
        case .device: return (.device, scope([.alerts, .device]))
        case .incident: return (.incident, scope([.alerts, .incident]))
        case .key(let expression, let window):
            let key = compiler(.alerts(project)).expression(expression)
            let type = key?.checked.type ?? .error
            if let key, !isComparable(type) {
                collector.report(Messages.notAKeyType(type.description, key.source.range))
                return (nil, scope([.alerts, .key], [.key: .error]))
            }
            return (key.map { .key($0, within: window) }, scope([.alerts, .key], [.key: type]))
        }
    }

    private func hunting(_ source: HuntingTriggerSource) -> (Trigger?, Scope?) {
        let query = source.query.flatMap { compiler(scope([])).template($0, sink: .kql) }
        guard let written = source.columns, let place = source.columnsRange,
            let columns = ColumnChecker(collector: collector).columns(written.map { ($0.name, $0.type) }, at: place)
        else { return (nil, nil) }
        let row = Vocabulary.type(of: columns.row)
        let rows = scope([.row], [.row: .object(row)])
        let key = source.key.flatMap { compiler(rows).expression($0) }
        if let key, !isComparable(key.checked.type) {
            collector.report(Messages.notAKeyType(key.checked.type.description, key.source.range))
            return (nil, nil)
        }
        let device = source.device.flatMap { compiler(rows).expression($0, expecting: .string) }
        let run = scope(source.device == nil ? [.row] : [.row, .device], [.row: .object(row)])
        guard let query, let key, let every = source.every, (source.device == nil) == (device == nil) else { return (nil, run) }
        let trigger = HuntingTrigger(query: query, columns: columns, every: every, device: device, key: key)
        return (.hunting(trigger), run)
    }

    private func devices(_ source: DeviceTriggerSource) -> (Trigger?, Scope?) {
        let run = scope([.device])
        let condition = source.condition.flatMap { compiler(run).condition($0) }
        guard let condition, let every = source.every else { return (nil, run) }
        let pushed = Pushdown.filter(of: condition.checked, on: Machine.schema)
        return (.devices(DeviceTrigger(condition: condition, pushed: pushed, every: every)), run)
    }

    private func manual(_ sources: [ManualInputSource]) -> (Trigger?, Scope?) {
        let fields = sources.map { ObjectField($0.name.value, $0.type?.celType ?? .error, summary: $0.description ?? "") }
        let run = scope([.inputs], [.inputs: .object(ObjectType(name: "inputs", fields: fields))])
        let inputs = sources.compactMap { input($0) }
        return (inputs.count == sources.count ? .manual(inputs) : nil, run)
    }

    private func input(_ source: ManualInputSource) -> ManualInput? {
        guard let type = source.type else { return nil }
        let fallback = source.fallback.map { InputValue(ValueReader($0, name: "`default`", collector), type, collector) }
        if case .some(.none) = fallback { return nil }
        return ManualInput(name: source.name.value, type: type, fallback: fallback ?? nil, description: source.description)
    }

    /// What makes two alerts or rows the same has to be a plain value.
    private func isComparable(_ type: CELType) -> Bool {
        switch type.withoutNull {
        case .string, .int, .bool, .timestamp, .enumeration, .dyn, .error: true
        default: false
        }
    }
}
