import ActionKit
import Canonical
import DefenderAPI
import Planning

/// What a look-up of a run gave: the ledger keeps it, so that a run that is gone on with speaks of the same.
struct FoundFacts: Sendable {
    /// By the names of the step's outputs.
    let outputs: [String: FieldValue]
    let json: JSONValue
    /// How many, in words; nil where there can be one only.
    let count: String?

    var digest: Digest { Digest(of: json.canonicalBytes) }

    /// What facts say to the question of a look-up; nil where they do not answer it.
    static func of(_ question: Lookup, _ action: any Action.Type, _ facts: Facts) -> Result<FoundFacts, Unasked>? {
        guard let lookup = action as? any LookupAction.Type else { preconditionFailure("\(action.key) is no look-up") }
        return facts.found(question)?.map { found in
            FoundFacts(outputs: lookup.outputs(found), json: facts.json, count: found.count.map { Messages.found($0) })
        }
    }
}
