import Canonical
public import Diagnostics
public import YAMLSyntax

/// Reads playbooks out of YAML documents. Every mistake is reported; a playbook that lacks what it cannot be without is
/// left out.
public struct PlaybookDecoder {
    private let collector: DiagnosticCollector
    /// The actions that a step may name, for the sentence about a misspelt one.
    private let actions: [String]

    public init(actions: [String], into collector: DiagnosticCollector) {
        self.actions = actions
        self.collector = collector
    }

    /// Reports a folder that holds no playbook: nothing to run is hardly ever what was meant.
    public static func reportEmpty(_ folder: String, into collector: DiagnosticCollector) {
        collector.report(Messages.noPlaybooks(in: folder))
    }

    /// The playbook of one document.
    public func playbook(_ document: Node) -> Playbook? {
        guard var reader = MappingReader(document, what: "a playbook", collector) else { return nil }
        let name = reader.string("playbook", required: true)
        let version = reader.integer("version", in: 1...Int64.max)
        let description = reader.string("description")?.value
        let owner = reader.string("owner")?.value
        let references = reader.strings("references")?.map(\.value) ?? []
        let mode = reader.enumeration("mode", among: Playbook.Mode.allCases.map(\.rawValue))
        let expires = reader.timestamp("expires")
        let trigger = reader.mapping("trigger", what: "a trigger", required: true).flatMap { alertTrigger($0) }
        let bindings = reader.mapping("let", what: "`let`").map { self.bindings($0) } ?? []
        let condition = embedded(&reader, "when")
        let steps = reader.value("steps", required: true).flatMap { self.steps($0) }
        reader.finish()
        if let name, let mistake = Identifier.mistake(inPlaybook: name) { collector.report(mistake) }
        guard let name, let trigger, let steps else { return nil }
        return Playbook(
            name: name, version: version, description: description, owner: owner, references: references,
            mode: mode.flatMap { Playbook.Mode(rawValue: $0.value) } ?? .observe, expires: expires, trigger: trigger,
            bindings: bindings, condition: condition, steps: steps, range: document.range)
    }

    // MARK: Parts

    private func alertTrigger(_ reader: MappingReader) -> AlertTrigger? {
        var reader = reader
        let alerts = reader.mapping("alerts", what: "`alerts`", required: true)
        reader.finish()
        guard var alerts else { return nil }
        let condition = embedded(&alerts, "where", required: true)
        let lookback = alerts.duration("lookback", required: true)
        let subject = alerts.enumeration("per", among: AlertTrigger.Subject.allCases.map(\.rawValue))
        alerts.finish()
        if let lookback, lookback.value <= .zero || lookback.value > Self.longestLookback {
            collector.report(Messages.lookbackNotPositive(lookback.range))
        }
        guard let condition, let lookback else { return nil }
        return AlertTrigger(
            condition: condition, lookback: lookback,
            subject: subject.flatMap { AlertTrigger.Subject(rawValue: $0.value) } ?? .alert)
    }

    /// The service keeps alerts for 180 days.
    private static let longestLookback = Duration.seconds(180 * 24 * 60 * 60)

    private func bindings(_ reader: MappingReader) -> [Playbook.Binding] {
        var reader = reader
        return reader.mapping.entries.compactMap { entry in
            embedded(&reader, entry.key.value).map { Playbook.Binding(name: entry.key, expression: $0) }
        }
    }

    private func embedded(_ reader: inout MappingReader, _ key: String, required: Bool = false) -> Embedded? {
        guard let value = reader.value(key, required: required), let scalar = value.scalar() else { return nil }
        return Embedded(scalar, at: value.node.range)
    }

    private func steps(_ value: ValueReader) -> [StepSource]? {
        guard let nodes = value.list() else { return nil }
        if nodes.isEmpty { collector.report(Messages.noSteps(value.node.range)) }
        let steps = nodes.compactMap { step(value.item($0)) }
        return steps.isEmpty ? nil : steps
    }

    private func step(_ value: ValueReader) -> StepSource? {
        guard var reader = value.mapping(what: "a step") else { return nil }
        let id = reader.string("id")
        let name = reader.string("name")?.value
        let condition = embedded(&reader, "if")
        guard let action = action(reader) else { return nil }
        return StepSource(
            id: id, name: name, condition: condition, action: action.key, inputs: action.value, range: value.node.range)
    }

    /// The one key that is not a step's own. A misspelt one is reported with the keys of a step and the actions.
    private func action(_ reader: MappingReader) -> Mapping.Entry? {
        let unread = reader.unread
        let known = unread.filter { actions.contains($0.key.value) }
        for stranger in unread where !actions.contains(stranger.key.value) {
            collector.report(Messages.unknownStepKey(stranger.key, known: ["id", "name", "if"] + actions))
        }
        guard let first = known.first else {
            if unread.isEmpty { collector.report(Messages.noAction(reader.blame, known: actions)) }
            return nil
        }
        for second in known.dropFirst() { collector.report(Messages.severalActions(first.key, second.key)) }
        return first
    }
}
