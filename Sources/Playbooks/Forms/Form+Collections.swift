import Canonical
import Diagnostics
import YAMLSyntax

extension Form {
    /// A list of such values; those with a mistake are left out.
    static func list<Item>(_ item: Form<Item>, atLeast count: Int = 0) -> Form where Value == [Item] {
        Form(
            schema: { catalogue in
                ["type": "array", "items": .object(item.schema(catalogue)), "minItems": .integer(Int64(count))]
            },
            read: { value, collector in
                guard let nodes = value.list() else { return nil }
                guard nodes.count >= count else {
                    collector.report(Messages.emptyList(value.name, value.node.range))
                    return nil
                }
                return nodes.compactMap { item.read(value.item($0), collector) }
            })
    }

    /// Names that the author chooses, with such values; those with a mistake are left out.
    static func names<Item>(_ what: String, _ item: Form<Item>) -> Form where Value == [Named<Item>] {
        Form(
            schema: { ["type": "object", "additionalProperties": .object(item.schema($0))] },
            read: { value, collector in
                guard var reader = value.mapping(what: what) else { return nil }
                return reader.mapping.entries.compactMap { entry in
                    reader.value(entry.key.value).flatMap { item.read($0, collector) }.map { Named(name: entry.key, value: $0) }
                }
            })
    }
}

/// Something with the name that its author gave it.
struct Named<Value> {
    let name: Spanned<String>
    let value: Value
}

extension Named: Sendable where Value: Sendable {}
