import Expressions
import Playbooks

extension Value {
    /// The same, read again where it is, or holds, an entity that can be asked for by its id.
    func asOfNow(_ known: KnownFacts) -> Evaluation {
        switch self {
        case .list(let items): Self.asOfNow(items, known) { .list($0) }
        case .map(let map):
            Self.asOfNow(map.entries.map(\.value), known) { .map(MapValue(zip(map.entries.map(\.key), $0))) }
        case .optional(let value?): Self.asOfNow([value], known) { .optional($0[0]) }
        case .object(let object): (object as? EntityObject)?.asOfNow(known) ?? .value(self)
        default: .value(self)
        }
    }

    private static func asOfNow(_ values: [Value], _ known: KnownFacts, _ make: ([Value]) -> Value) -> Evaluation {
        var found: [Value] = []
        for value in values {
            let now = value.asOfNow(known)
            guard case .value(let value) = now else { return now }
            found.append(value)
        }
        return .value(make(found))
    }
}

extension EntityObject {
    fileprivate func asOfNow(_ known: KnownFacts) -> Evaluation {
        let kind = HostFunction.allCases.lazy.compactMap(\.kind).first { Vocabulary.type(of: $0) == type }
        guard let kind, [.device, .alert].contains(kind) else { return .value(.object(EntityObject(record, known))) }
        return Self.entity(kind, of: text, known)
    }
}
