import Canonical
import Diagnostics
import YAMLSyntax

/// A piece of a world, whether it came as YAML, as a JSON file or as the body of a request.
struct WorldNode {
    struct Member {
        let key: String
        let keyPlace: Place
        let value: WorldNode
    }

    enum Content {
        /// `text` is what was written, for places that want a text.
        case scalar(JSONValue, text: String)
        case list([WorldNode])
        case map([Member])
    }

    /// Where it stands: a line of a file, or at least the way to it.
    struct Place {
        let way: String
        let range: SourceRange?
    }

    let content: Content
    let place: Place

    init(_ node: Node, way: String = "$") {
        place = Place(way: way, range: node.range)
        switch node.content {
        case .scalar(let scalar): content = .scalar(Self.value(of: scalar), text: scalar.text)
        case .sequence(let items):
            content = .list(items.enumerated().map { WorldNode($1, way: "\(way)[\($0)]") })
        case .mapping(let mapping):
            content = .map(
                mapping.entries.map {
                    let inner = "\(way).\($0.key.value)"
                    let keyPlace = Place(way: inner, range: $0.key.range)
                    return Member(key: $0.key.value, keyPlace: keyPlace, value: WorldNode($0.value, way: inner))
                })
        }
    }

    init(_ value: JSONValue, way: String = "$") {
        place = Place(way: way, range: nil)
        switch value {
        case .array(let items): content = .list(items.enumerated().map { WorldNode($1, way: "\(way)[\($0)]") })
        case .object(let object):
            content = .map(
                object.members.map {
                    let inner = "\(way).\($0.key)"
                    return Member(
                        key: $0.key, keyPlace: Place(way: inner, range: nil), value: WorldNode($0.value, way: inner))
                })
        default: content = .scalar(value, text: value.stringValue ?? value.canonicalText)
        }
    }

    /// The piece as it is, for properties that hold any value.
    var json: JSONValue {
        switch content {
        case .scalar(let value, _): value
        case .list(let items): .array(items.map(\.json))
        case .map(let members): .object(JSONObject(members.map { ($0.key, $0.value.json) }))
        }
    }

    private static func value(of scalar: Scalar) -> JSONValue {
        switch scalar.resolved {
        case .null: .null
        case .bool(let value): .bool(value)
        case .integer(let value): .integer(value)
        case .float(let value): .number(value)
        case .string: .string(scalar.text)
        }
    }
}
