import Canonical

/// A run on a page: why it is there, what it does, and the exact requests folded away.
struct PlanPageRun {
    let run: JSONValue
    /// Its place in the plan, from 1.
    let number: Int
    /// The conditions of the policy's rules, by their names in verdicts.
    let rules: JSONValue?

    /// Alerts that are shown; the number of the others is said.
    private static let shownAlerts = 5

    var blocks: [Page.Block] {
        let steps = run["steps"]?.arrayValue ?? []
        let head = Page.Block.paragraph([.words(Messages.run(number)), .code(run["run"]?.stringValue ?? ""), .words(":")])
        let requests = steps.flatMap(self.requests)
        return [head, .list(why)] + (steps.isEmpty ? [] : [.numbered(steps.map(item))])
            + (requests.isEmpty ? [] : [.fold(Messages.exactRequests, requests)])
    }

    // MARK: Why

    private var why: [Page.Item] {
        let alerts = run["why"]?["alerts"]?.arrayValue ?? []
        var items = alerts.prefix(Self.shownAlerts).map(because)
        let more = alerts.count - Self.shownAlerts
        if more > 0 { items.append(Page.Item(line: [.words(Messages.moreAlerts(more))])) }
        if CallInputs.isCall(run) { items.append(call) }
        if let values = run["why"]?["chosen"]?.stringValue {
            items.append(Page.Item(line: [.words(Messages.matchedBecause), .data(values)]))
        }
        if let reason = run["skipped"]?.stringValue {
            items.append(Page.Item(line: [.word(.fails), .words(": "), .data(reason)]))
        } else if let values = run["why"]?["values"]?.stringValue {
            items.append(Page.Item(line: [.words(Messages.runBecause), .data(values)]))
        }
        return items
    }

    private var call: Page.Item {
        let inputs = CallInputs.shown(run)
        return Page.Item(
            line: [.words(Messages.called(hasInputs: !inputs.isEmpty))],
            under: inputs.map { [.code($0.name), .words(" = "), .code($0.value)] })
    }

    private func because(_ alert: JSONValue) -> Page.Item {
        let facts = ["severity", "category", "status"].compactMap { alert[$0]?.stringValue }.map { [Page.Span.data($0)] }
        let line: Page.Line =
            [.words("Alert “"), .data(alert["title"]?.stringValue ?? "–"), .words("” (")] + facts.joined(separator: [.words(", ")])
            + [.words("), raised \(PageTime.text(alert["time"])), "), .code(alert["id"]?.stringValue ?? "")]
        let values = alert["values"]?.stringValue.map { [[Page.Span.words(Messages.matchedBecause), .data($0)]] } ?? []
        return Page.Item(line: line, under: values)
    }

    // MARK: Steps

    private func item(_ step: JSONValue) -> Page.Item {
        let fate = StepFate(step, in: run)
        let what = step["sentence"]?.stringValue.map { Page.Span.data($0) } ?? .code(step["action"]?.stringValue ?? "")
        return Page.Item(line: [.word(fate), .words(": "), what], under: remarks(step, fate))
    }

    private func remarks(_ step: JSONValue, _ fate: StepFate) -> [Page.Line] {
        var lines: [Page.Line] = []
        if fate != .depends, let reason = step["reason"]?.stringValue { lines.append([.words(Messages.why), .data(reason)]) }
        if let rule = step["rule"]?.stringValue {
            let condition = rules?[rule]?.stringValue.map { [Page.Span.words(Messages.holdsWhere), .code($0)] } ?? []
            lines.append([.words(Messages.rule), .code(rule)] + condition)
        }
        if fate == .asks, let condition = step["approvalIf"]?.stringValue { lines.append([.words(Messages.asksIf), .code(condition)]) }
        if let values = step["values"]?.stringValue { lines.append([.words(Messages.itsCondition), .data(values)]) }
        if let later = step["laterCondition"]?.stringValue { lines.append([.words(Messages.onlyIf), .code(later)]) }
        let inputs = (step["laterInputs"]?.arrayValue ?? []).compactMap(\.stringValue)
        if !inputs.isEmpty { lines.append([.words(Messages.filledIn)] + Page.codes(inputs)) }
        let terms = StepTerms(step: step, fate: fate)
        if fate.isAhead { lines += course(terms) }
        if fate.mayAct, let limit = step["callsOffAfter"]?.stringValue {
            lines.append([.words(Messages.callsOffAfter), .data(limit), .words(".")])
        }
        return lines + (fate.mayAct ? lasting(terms) : []) + (terms.afterFailure.map { [[.words(Messages.pageFailure($0))]] } ?? [])
    }

    private func course(_ terms: StepTerms) -> [Page.Line] {
        var lines: [Page.Line] = []
        if let needs = terms.needs {
            lines.append(needs.isEmpty ? [.words(Messages.needsNone)] : [.words(Messages.needs)] + Page.codes(needs) + [.words(".")])
        }
        if let waves = terms.waves { lines.append([.words(Messages.pageWaves(waves.size, stopAbove: waves.stopAbove))]) }
        if let retry = terms.retry { lines.append([.words(Messages.pageRetry(retry.times, wait: retry.wait))]) }
        return lines
    }

    private func lasting(_ terms: StepTerms) -> [Page.Line] {
        if let lease = terms.step["undoAfter"], let after = lease["after"]?.stringValue {
            let line: Page.Line = [.words(Messages.endsAfter), .code(Messages.resume), .words(Messages.endsAfter(after))]
            guard let condition = lease["when"]?.stringValue else { return [line + [.words(".")]] }
            let otherwise = Messages.otherwise(lease["otherwise"]?.stringValue ?? "")
            return [line + [.words(Messages.provided), .code(condition), .words(otherwise)]]
        }
        if let restored = terms.step["restored"]?.stringValue {
            return [[.code(Messages.undoCommand), .words(Messages.restores(restored))]]
        }
        if terms.canBeUndone {
            let opposite = terms.step["opposite"]?.stringValue ?? Messages.undoCommand
            return [[.words(Messages.staysUntil), .code(opposite), .words(".")]]
        }
        return terms.nothingTakesItBack ? [[.strong(Messages.lasting)]] : []
    }

    // MARK: Requests

    private func requests(_ step: JSONValue) -> [Page.Block] {
        let requests = step["requests"]?.arrayValue ?? []
        let others = (step["requestsOf"]?.arrayValue ?? []).compactMap(\.stringValue)
        guard StepFate(step, in: run) != .skipped, !(requests.isEmpty && others.isEmpty) else { return [] }
        let permissions = (step["permissions"]?.arrayValue ?? []).compactMap(\.stringValue)
        let head: Page.Line =
            [.words(Messages.step), .code(step["step"]?.stringValue ?? "")]
            + (permissions.isEmpty ? [.words(Messages.takesNone)] : [.words(Messages.takes)] + Page.codes(permissions)) + [
                .words(Messages.writtenIn), .code(step["at"]?.stringValue ?? ""), .words(":"),
            ]
        let undo = step["undo"]?.arrayValue ?? []
        return [.paragraph(head)] + (requests.isEmpty ? [] : [.code(requests.map(Self.lines).joined(separator: "\n"))])
            + others.map { .paragraph([.words(Messages.goesWithStep), .code($0), .words(".")]) }
            + (undo.isEmpty ? [] : [.paragraph([.words(Messages.takenBackBy)]), .code(undo.map(Self.lines).joined(separator: "\n"))])
    }

    /// A request on several lines.
    private static func lines(_ request: JSONValue) -> String {
        let words = RequestWords(request)
        return words.head + (words.body.map { "\n" + $0.prettyText() } ?? "")
    }
}
