import Canonical
import DefenderAPI
import Diagnostics

/// Turns the nodes of a world into the API's own JSON, entity by entity, and collects every mistake on the way.
struct WorldReader {
    /// What relative times count from.
    let now: Timestamp
    private(set) var mistakes: [Diagnostic] = []

    init(now: Timestamp) { self.now = now }

    mutating func note(_ mistake: Diagnostic) { mistakes.append(mistake) }

    /// The members of a mapping, each under one of the keys that are known here.
    mutating func members(_ node: WorldNode, of what: String, known: [String]) -> [String: WorldNode] {
        guard case .map(let members) = node.content else {
            mistakes.append(Messages.notAMapping(what, node.place))
            return [:]
        }
        var found: [String: WorldNode] = [:]
        for member in members {
            if known.contains(where: { $0.utf8.elementsEqual(member.key.utf8) }) {
                found[member.key] = member.value
            } else {
                mistakes.append(Messages.unknownKey(member.key, of: what, known: known, member.keyPlace))
            }
        }
        return found
    }

    /// The members of a mapping whose keys are the author's own.
    mutating func entries(_ node: WorldNode, of what: String) -> [WorldNode.Member] {
        guard case .map(let members) = node.content else {
            mistakes.append(Messages.notAMapping(what, node.place))
            return []
        }
        return members
    }

    /// The rows of a hunting table; a relative time is a time.
    mutating func rows(_ node: WorldNode, of what: String) -> [JSONObject] {
        items(node, of: what).map { item in
            JSONObject(
                entries(item, of: what).map { member in
                    guard case .scalar(.string(let text), _) = member.value.content, DurationText.parse(text) != nil else {
                        return (member.key, member.value.json)
                    }
                    return (member.key, time(text).map { .time($0) } ?? .string(text))
                })
        }
    }

    mutating func items(_ node: WorldNode, of what: String) -> [WorldNode] {
        guard case .list(let items) = node.content else {
            mistakes.append(Messages.notAList(what, node.place))
            return []
        }
        return items
    }

    /// An entity's properties as far as they are given, times made absolute.
    mutating func entity(_ node: WorldNode, schema: EntitySchema) -> JSONObject {
        let found = members(node, of: schema.name, known: schema.fields.map { $0.name })
        var object = JSONObject()
        for field in schema.fields {
            guard let node = found[field.name] else { continue }
            object[field.name] = value(node, as: field.type, of: "\(schema.name).\(field.name)")
        }
        return object
    }

    private mutating func value(_ node: WorldNode, as type: FieldType, of what: String) -> JSONValue? {
        switch (type, node.content) {
        case (.list(let item), _):
            return .array(items(node, of: what).compactMap { value($0, as: item, of: what) })
        case (.json, _): return node.json
        case (_, .scalar(.null, _)): return .null
        case (.record(let schema), _): return .object(entity(node, schema: schema))
        case (_, .scalar(let scalar, let text)): return self.scalar(scalar, text, as: type, of: what, node.place)
        default:
            mistakes.append(Messages.wrongType(what, expected: type, node.place))
            return nil
        }
    }

    private mutating func scalar(
        _ scalar: JSONValue, _ text: String, as type: FieldType, of what: String, _ place: WorldNode.Place
    ) -> JSONValue? {
        let read: JSONValue? =
            switch type {
            // A text is what was written: 1.10 is no number here.
            case .string, .openEnumeration: .string(text)
            case .enumeration(let schema): .string(schema.canonical(text))
            case .boolean: scalar.boolValue.map { .bool($0) }
            case .integer: scalar.integerValue.map { .integer($0) }
            case .double: scalar.numberValue.map { .number($0) }
            case .timestamp: time(text).map { .string($0.description) }
            case .json, .record, .list: nil
            }
        if read == nil { mistakes.append(Messages.wrongType(what, expected: type, place)) }
        return read
    }

    /// An absolute time, or a duration from the start: `-2h`.
    private func time(_ text: String) -> Timestamp? {
        if let duration = DurationText.parse(text) { return now.adding(duration) }
        return Timestamp(lenient: text)
    }

    mutating func texts(_ node: WorldNode, of what: String) -> [String] {
        items(node, of: what).compactMap { item in
            guard case .scalar(_, let text) = item.content else {
                mistakes.append(Messages.wrongType(what, expected: .string, item.place))
                return nil
            }
            return text
        }
    }
}
