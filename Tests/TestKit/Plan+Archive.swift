public import Canonical
public import Execution
public import Planning

extension Plan {
    /// The plan as a ledger keeps it, without the files of a project.
    public var archive: PlanArchive { PlanArchive(digest: digest, id: id, file: canonicalBytes, sources: []) }
}

extension PlanArchive {
    /// Of a plan that only its digest tells of.
    public static func empty(_ digest: Digest) -> PlanArchive { PlanArchive(digest: digest, id: digest, file: [], sources: []) }
}
