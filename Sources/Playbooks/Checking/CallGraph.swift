import Diagnostics

/// Which playbooks run which: a call that leads back to its own playbook would never end.
struct CallGraph {
    private let calls: [String: [Spanned<String>]]

    init(_ playbooks: [Playbook]) {
        var calls: [String: [Spanned<String>]] = [:]
        for playbook in playbooks {
            guard let name = playbook.name?.value else { continue }
            calls[name, default: []] += playbook.steps.compactMap { step in
                if case .control(.call(let call)) = step.work { return call.playbook }
                return nil
            }
        }
        self.calls = calls
    }

    /// Each call that can lead back to the playbook that it stands in.
    func reportCycles(_ collector: DiagnosticCollector) {
        for (name, calls) in calls.sorted(by: { $0.key < $1.key }) {
            for call in calls where reaches(name, from: call.value) { collector.report(Messages.callCycle(call, from: name)) }
        }
    }

    private func reaches(_ goal: String, from start: String) -> Bool {
        var open = [start]
        var seen: Set<String> = []
        while let next = open.popLast() {
            if next == goal { return true }
            guard seen.insert(next).inserted else { continue }
            open += (calls[next] ?? []).map(\.value)
        }
        return false
    }
}
