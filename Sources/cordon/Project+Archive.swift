import ActionKit
import Diagnostics
import Execution
import Planning
import Playbooks

extension Project {
    /// A plan of this project, with what it takes for another command to go on with it.
    func archive(of plan: Plan) -> PlanArchive {
        let read = sources.map { PlanArchive.Source(path: $0.path, bytes: $0.bytes) }
        let sent = (graph?.projectFiles ?? [:]).values.map { PlanArchive.Source(path: $0.path, bytes: $0.content) }
        return PlanArchive(digest: plan.digest, id: plan.id, file: plan.canonicalBytes, sources: read + sent)
    }
}
