import ActionKit
import Canonical
import DefenderAPI
import Expressions
import Playbooks

/// `tenant`: collections of the whole tenant, each listed when an expression needs it.
final class TenantObject: HostObject {
    private let known: KnownFacts

    init(_ known: KnownFacts) { self.known = known }

    var type: ObjectType { Vocabulary.tenant }

    func field(_ index: Int) -> Evaluation { field(index, where: []) }

    func field(_ index: Int, where terms: [FieldTerm]) -> Evaluation {
        let name = Vocabulary.tenantCollections[index].name
        guard let kind = TenantListing.Kind(rawValue: name) else { preconditionFailure("nobody lists tenant.\(name)") }
        let lookup = Lookup.listing(TenantListing(kind, terms.compactMap { $0.term(of: kind) }))
        return switch known.facts.found(lookup) {
        case nil: .unknown([Question.attribute(lookup)])
        case .success(.entities(let records)): .value(.list(records.map { .object(EntityObject($0, known)) }))
        case .success(.entity): preconditionFailure("tenant.\(name) is a list")
        case .failure(let unasked): .failure(unasked.reason)
        }
    }
}

extension FieldTerm {
    /// What the service can filter by; nil where it cannot.
    fileprivate func term(of kind: TenantListing.Kind) -> TenantListing.Term? {
        guard kind.schema.fields.indices.contains(field), let comparison = Pushdown.operators[function],
            let literal = Pushdown.literal(value)
        else { return nil }
        return TenantListing.Term(kind.schema.fields[field].name, comparison, literal, of: kind)
    }
}

extension TenantListing {
    /// The listing behind an attribute; nil where the attribute is none of a listing.
    init?(navigation name: String, _ key: String) {
        guard name.hasPrefix("tenant."), let kind = Kind(rawValue: String(name.dropFirst("tenant.".count))),
            let json = try? JSONValue(parsing: Array(key.utf8))
        else { return nil }
        self.init(kind, json: json)
    }
}
