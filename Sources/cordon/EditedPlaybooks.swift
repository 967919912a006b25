import Canonical
import Diagnostics
import Planning
import Playbooks

/// Playbooks of a plan whose files have changed since it was made. What of them has begun is finished; nothing new begins,
/// for whoever edited one may have had a reason.
struct EditedPlaybooks {
    /// The file by the playbook's name.
    private let files: [String: String]

    init(_ plan: Plan, _ graph: RuleGraph, folder: String) {
        let edited = Set(
            plan.inputs.files.filter { file in
                (try? Files.contents(Files.resolve(file.path, in: folder))).map { Digest(of: $0) != file.digest } ?? true
            }.map(\.path))
        guard !edited.isEmpty else {
            files = [:]
            return
        }
        // What a playbook calls is part of it.
        let all = Dictionary(graph.rules.map { ($0.name, $0) }) { first, _ in first }
        let paths = graph.rules.compactMap { rule in
            ([rule] + rule.called(among: all)).map(\.range.file.path).first(where: edited.contains).map { (rule.name, $0) }
        }
        files = Dictionary(paths) { first, _ in first }
    }

    /// Why nothing new of a run may begin; nil if it may.
    func reason(for run: PlannedRun) -> String? { files[run.playbook].map { Messages.playbookEdited($0) } }
}
