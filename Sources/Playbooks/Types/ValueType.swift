import DefenderAPI
public import Expressions

/// The type that an author writes for an input, a column or an output.
public indirect enum ValueType: Hashable, Sendable {
    case string, int, bool, double, duration, timestamp
    /// Hexadecimal digits of this hash.
    case md5, sha1, sha256
    case url
    case enumeration(EnumType)
    case list(ValueType)
    /// An entity, written by its id and looked up.
    case entity(EntityKind)

    /// The type that expressions see.
    public var celType: CELType {
        switch self {
        case .string, .md5, .sha1, .sha256, .url: .string
        case .int: .int
        case .bool: .bool
        case .double: .double
        case .duration: .duration
        case .timestamp: .timestamp
        case .enumeration(let enumeration): .enumeration(enumeration)
        case .list(let element): .list(element.celType)
        case .entity(let kind): .object(Vocabulary.type(of: kind))
        }
    }

    /// The words for types that have no parts.
    static let words: [String: ValueType] = {
        let plain: [String: ValueType] = [
            "string": .string, "int": .int, "bool": .bool, "double": .double, "duration": .duration, "timestamp": .timestamp,
            "md5": .md5, "sha1": .sha1, "sha256": .sha256, "url": .url,
        ]
        let entities = EntityKind.inputs.map { ($0.rawValue, ValueType.entity($0)) }
        return plain.merging(entities) { first, _ in first }.merging(enumerations) { first, _ in first }
    }()

    /// The API's enumerations, by the names that mde-entities.yaml gives them.
    private static let enumerations: [String: ValueType] = {
        var found: [String: ValueType] = [:]
        for kind in EntityKind.allCases where !kind.isKept {
            for field in kind.schema?.fields ?? [] {
                if case .enumeration(let type) = Vocabulary.celType(field.type) { found[type.name] = .enumeration(type) }
            }
        }
        return found
    }()

    /// Reads `string`, `list(int)`, `AlertSeverity`; nil for anything else.
    init?(_ text: String) {
        if let known = Self.words[text] {
            self = known
        } else if text.hasPrefix("list("), text.hasSuffix(")"), let element = ValueType(String(text.dropFirst(5).dropLast())) {
            self = .list(element)
        } else {
            return nil
        }
    }
}

extension EntityKind {
    /// Those that an input or a column may be.
    static let inputs: [EntityKind] = [.device, .alert, .incident, .file, .user, .domain, .ip]
}
