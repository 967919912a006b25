import Canonical

/// A reviewed plan as a page for somebody who has never seen one: what happens to which device, and why. Made from the plan's
/// JSON view alone.
struct PlanPage {
    /// What the page shows of one device under one playbook.
    struct Section {
        let blocks: [Page.Block]
        let steps: Int
    }

    let head: [Page.Block]
    let playbooks: [(head: [Page.Block], devices: [Section])]
    let tail: [Page.Block]

    /// Devices that the first list names.
    private static let shownTargets = 100
    /// Devices that are named of runs that do nothing.
    private static let shownIdle = 5

    init(_ view: JSONObject) {
        let outline = PlanOutline(view)
        head = Self.head(view, outline)
        let rules = view["rules"]
        playbooks = outline.playbooks.map { (Self.head(of: $0), $0.devices.map { Self.section($0, rules) }) }
        tail = Self.idle(outline) + Self.legend(outline)
    }

    // MARK: Head

    private static func head(_ view: JSONObject, _ outline: PlanOutline) -> [Page.Block] {
        var blocks: [Page.Block] = [
            .heading(1, [.words(Messages.planFor), .data(view["tenant"]?.stringValue ?? "")]),
            .paragraph([
                .strong(Messages.headline(outline.counts, devices: outline.devices)), .words(" " + Messages.nothingDone),
            ]),
        ]
        if let gap = view["gap"]?.stringValue { blocks.append(.warning([.strong(Messages.incomplete), .words(" "), .data(gap)])) }
        if view["policy"]?.stringValue == "none" { blocks.append(.warning([.strong(Messages.noPolicy)])) }
        if !outline.acts.isEmpty { blocks += [.paragraph([.words(Messages.inShort)]), .list(inShort(outline))] }
        return blocks + [.paragraph([.words(Messages.terms)]), .list(terms(view).map { Page.Item(line: $0) })]
    }

    private static func inShort(_ outline: PlanOutline) -> [Page.Item] {
        let shown = outline.byWeight.prefix(shownTargets).map { acts -> Page.Item in
            let target: Page.Span = acts.isDevice ? .code(acts.target) : .words(acts.target)
            return Page.Item(line: [target, .words(": ")] + deeds(acts).joined(separator: [.words(", ")]))
        }
        let more = outline.acts.count - shownTargets
        return shown + (more > 0 ? [Page.Item(line: [.words(Messages.more(more))])] : [])
    }

    /// The actions, each once: how often, and whether only perhaps.
    private static func deeds(_ acts: PlanOutline.Acts) -> [Page.Line] {
        var order: [String] = []
        var counts: [String: [StepFate: Int]] = [:]
        for (fate, step) in acts.steps {
            let key = step["action"]?.stringValue ?? ""
            if counts[key] == nil { order.append(key) }
            counts[key, default: [:]][fate, default: 0] += 1
        }
        return order.map { key in [.code(key), .words(Messages.often(counts[key] ?? [:]))] }
    }

    private static func terms(_ view: JSONObject) -> [Page.Line] {
        let permissions = view["permissions"]?.arrayValue?.compactMap(\.stringValue) ?? []
        func count(_ key: String) -> Int64 { view["estimate"]?[key]?.integerValue ?? 0 }
        var lines: [Page.Line] = [
            [.words(Messages.times(made: PageTime.text(view["time"]), until: PageTime.text(view["expires"])))],
            [.words(Messages.pagePolicy(view["policy"]?.stringValue ?? ""))],
        ]
        if !permissions.isEmpty { lines.append([.words(Messages.permissions)] + Page.codes(permissions) + [.words(".")]) }
        lines.append([
            .words(Messages.estimate(writes: count("writes"), later: count("later"), reads: count("reads"), seconds: count("seconds")))
        ])
        lines.append([.words(Messages.onlyThisPlan), .code("cordon apply FILE --digest \(view["plan"]?.stringValue ?? "")")])
        return lines
    }

    // MARK: Playbooks

    private static func head(of playbook: PlanOutline.Playbook) -> [Page.Block] {
        var blocks: [Page.Block] = [.heading(2, [.words(Messages.playbook), .code(playbook.name)])]
        if playbook.devices.first?.runs.first?.run["mode"]?.stringValue == "observe" {
            blocks.append(.warning([.strong(Messages.observed)]))
        }
        if let summary = playbook.why?["summary"]?.stringValue { blocks.append(.paragraph([.data(StepText.oneLine(summary))])) }
        if let condition = playbook.why?["where"]?.stringValue {
            blocks += [.paragraph([.words(Messages.looksFor(playbook.why?["trigger"]?.stringValue ?? ""))]), .code(trimmed(condition))]
        }
        if let condition = playbook.why?["when"]?.stringValue {
            blocks += [.paragraph([.words(Messages.goesOnIf)]), .code(trimmed(condition))]
        }
        return blocks
    }

    private static func section(_ device: PlanOutline.Device, _ rules: JSONValue?) -> Section {
        let runs = device.runs.flatMap { PlanPageRun(run: $0.run, number: $0.number, rules: rules).blocks }
        let steps = device.runs.map { $0.run["steps"]?.arrayValue?.count ?? 0 }.reduce(0, +)
        // The digest of what a run was called with says nothing to people.
        let isCall = device.id == nil && device.runs.allSatisfy { CallInputs.isCall($0.run) }
        let heading: Page.Span = isCall ? .words(Messages.call) : .code(device.name)
        return Section(blocks: [.heading(3, [heading])] + runs, steps: steps)
    }

    private static func trimmed(_ text: String) -> String {
        text.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    // MARK: Tail

    private static func idle(_ outline: PlanOutline) -> [Page.Block] {
        guard !outline.idle.isEmpty else { return [] }
        let items = outline.idle.map { idle in
            let more = idle.subjects.count - shownIdle
            let subjects = Page.codes(Array(idle.subjects.prefix(shownIdle))) + (more > 0 ? [.words(" \(Messages.more(more))")] : [])
            return Page.Item(line: [.code(idle.playbook), .words(Messages.times(idle.count)), .data(idle.reason)], under: [subjects])
        }
        return [.heading(2, [.words(Messages.nothingToDo)]), .list(items)]
    }

    private static func legend(_ outline: PlanOutline) -> [Page.Block] {
        let used = StepFate.allCases.filter { (outline.counts[$0] ?? 0) > 0 }
        guard !used.isEmpty else { return [] }
        return [
            .heading(2, [.words(Messages.legend)]),
            .list(used.map { Page.Item(line: [.word($0), .words(": \($0.meaning).")]) }),
        ]
    }
}
