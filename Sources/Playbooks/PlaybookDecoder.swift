import Canonical
public import Diagnostics
public import YAMLSyntax

/// Reads playbooks out of YAML documents. Every mistake is reported; what it leaves without meaning is nil, so that the
/// checker can still say all that is wrong with the rest.
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

    /// Reports a file without a document: whoever wrote it believes that something protects them.
    public func reportEmpty(_ file: SourceFile) {
        collector.report(Messages.emptyFile(file.range(0..<0)))
    }

    /// The playbook of one document; nil if it is no mapping.
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
        return Playbook(
            name: name, version: version, description: description, owner: owner, references: references,
            mode: mode.flatMap { Playbook.Mode(rawValue: $0.value) } ?? .observe, expires: expires, trigger: trigger,
            bindings: bindings, condition: condition, steps: steps ?? [], range: document.range)
    }

    // MARK: Parts

    private func alertTrigger(_ reader: MappingReader) -> AlertTrigger? {
        var reader = reader
        let alerts = reader.mapping("alerts", what: "`alerts`", required: true)
        reader.finish()
        guard var alerts else { return nil }
        let condition = embedded(&alerts, "where", required: true)
        let lookback = alerts.duration("lookback", required: true)
        let per = alerts.value("per")
        let subject = per?.enumeration(among: AlertTrigger.Subject.allCases.map(\.rawValue))
        alerts.finish()
        if let lookback, lookback.value <= .zero || lookback.value > Self.longestLookback {
            collector.report(Messages.lookbackNotPositive(lookback.range))
        }
        return AlertTrigger(
            condition: condition, lookback: lookback,
            subject: per == nil ? .alert : subject.flatMap { AlertTrigger.Subject(rawValue: $0.value) })
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
        return nodes.compactMap { step(value.item($0)) }
    }

    private func step(_ value: ValueReader) -> StepSource? {
        guard var reader = value.mapping(what: "a step") else { return nil }
        let id = reader.string("id")
        let name = reader.string("name")?.value
        let condition = embedded(&reader, "if")
        return StepSource(id: id, name: name, condition: condition, action: action(reader), range: value.node.range)
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
