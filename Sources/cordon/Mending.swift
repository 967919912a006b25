import Diagnostics

/// Mends a project's files in memory, round by round: what one fix uncovers is seen by the next round.
struct Mending {
    /// More rounds than any file needs whose fixes do not undo one another.
    private static let mostRounds = 20

    /// The project as it is with the drafts in place, checked again.
    let project: Project
    /// The new bytes by path.
    let drafts: [String: [UInt8]]
    /// What was mended, by round, then by place.
    let mended: [Diagnostic]

    /// - Throws: as reading the project does. Nothing is written.
    init(_ options: ProjectOptions, paths: [String]) throws(CommandFailure) {
        var drafts: [String: [UInt8]] = [:]
        var mended: [Diagnostic] = []
        var project = try Project.load(options, paths: paths)
        for _ in 0..<Self.mostRounds {
            let rounds = project.sources.map { FixRound(project.report.diagnostics, in: $0) }.filter { !$0.mended.isEmpty }
            if rounds.isEmpty { break }
            for round in rounds {
                guard let path = project.locations[round.file] else { continue }
                drafts[path] = round.file.bytes
                mended += round.mended
            }
            project = try Project.load(options, paths: paths, drafts: drafts)
        }
        self.project = project
        self.drafts = drafts
        self.mended = mended
    }
}
