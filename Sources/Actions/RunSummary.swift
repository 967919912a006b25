import ActionKit

/// How a run has gone so far, for people: a line for each step that has ended.
struct RunSummary {
    private let run: RunFacts
    private let playbook: String
    private let course: [CourseEntry]

    init(_ run: RunFacts, _ playbook: String, _ course: [CourseEntry]) {
        self.run = run
        self.playbook = playbook
        self.course = course
    }

    /// Each part stands on one line, whoever wrote it.
    var text: String {
        let head = Messages.summaryHead(playbook, on: run.deviceName ?? run.device ?? run.subject, run: run.id)
        let lines = course.isEmpty ? [Messages.nothingBefore] : course.map { Messages.summaryLine($0) }
        return ([head] + lines).map { OneLine.text($0) }.joined(separator: "\n")
    }
}
