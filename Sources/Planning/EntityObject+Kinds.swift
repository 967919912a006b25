import ActionKit
import DefenderAPI
import Expressions
import Playbooks

/// Entities by their ids: what the functions of the language give, and inputs and columns of their types.
extension EntityObject {
    static func entity(_ kind: EntityKind, of id: String, _ known: KnownFacts) -> Evaluation {
        switch kind {
        case .device: device(of: id, known)
        case .alert: entity(Lookup(navigation: "alert", id), "alert", id, known)
        case .file: entity(Lookup(navigation: "file.info", id), "file", id, known)
        case .user: named(User.schema, id, isRight: AccountName(userID: id) != nil, known)
        case .domain: named(Domain.schema, id, isRight: DomainText(id) != nil, known)
        case .ip: named(IPAddress.schema, id, isRight: IPText(id) != nil, known)
        case .incident:
            Int64(id).map { .value(.object(FieldsObject.incident($0, known))) } ?? .failure(Messages.notAKey(id, kind.rawValue))
        case .action, .software, .vulnerability, .recommendation, .indicator, .lease, .run:
            .failure(Messages.notCarriedOut(kind.rawValue))
        }
    }

    /// Whether a text has the form of what names an entity of this kind.
    static func canBeKey(_ text: String, of kind: EntityKind) -> Bool {
        if case .failure = entity(kind, of: text, .none) { false } else { true }
    }

    /// What a look-up found, which has to be there.
    /// - Parameter lookup: nil where the key cannot be one.
    static func entity(_ lookup: Lookup?, _ name: String, _ key: String, _ known: KnownFacts) -> Evaluation {
        guard let lookup else { return .failure(Messages.notAKey(key, name)) }
        switch known.facts.found(lookup) {
        case nil: return .unknown([Question.attribute(lookup)])
        case .success(.entity(let record)): return .value(.object(EntityObject(record, known)))
        case .success(.entities): preconditionFailure("\(name) is one entity")
        case .failure(let unasked): return .failure(unasked.reason)
        }
    }

    /// An entity of which nothing but its name is known; what leads on from it is looked up.
    private static func named(_ schema: EntitySchema, _ id: String, isRight: Bool, _ known: KnownFacts) -> Evaluation {
        guard isRight else { return .failure(Messages.notAKey(id, schema.name)) }
        let slots = schema.fields.indices.map { $0 == schema.key ? FieldValue.string(id) : .absent }
        return .value(.object(EntityObject(Record(schema: schema, slots: slots), known)))
    }
}
