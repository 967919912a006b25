import Canonical
import Diagnostics
import Expressions
import YAMLSyntax

extension Form where Value == ValueType {
    /// A type's name, or a list of words for an enumeration of the author's own.
    static var valueType: Form {
        let words = ValueType.words.keys.sorted()
        let schema: JSONObject = [
            "anyOf": [
                ["enum": .array(words.map { .string($0) })],
                ["type": "string", "pattern": #"^list\(.+\)$"#],
                ["type": "array", "items": .object(.anyText), "minItems": 1],
            ]
        ]
        return Form(schema) { value, collector in
            if value.node.sequence != nil { return ownEnumeration(value, collector) }
            guard let text = value.string() else { return nil }
            if let type = ValueType(text.value) { return type }
            collector.report(Messages.unknownType(text, known: words + ["list(…)"]))
            return nil
        }
    }

    private static func ownEnumeration(_ value: ValueReader, _ collector: DiagnosticCollector) -> ValueType? {
        guard let words = value.strings(), !words.isEmpty else {
            collector.report(Messages.emptyList(value.name, value.node.range))
            return nil
        }
        let values = words.map(\.value)
        return .enumeration(
            EnumType(name: "allowed word (\(values.joined(separator: ", ")))", values: values, isExhaustive: true))
    }
}

extension Form where Value == [Named<ValueType>] {
    /// `columns`, `outputs`: names with their types.
    static func columns(_ what: String) -> Form {
        let names = Form.names(what, .valueType)
        return Form(schema: names.schema) { value, collector in
            guard let columns = names.read(value, collector) else { return nil }
            for column in columns {
                if let mistake = Identifier.mistake(in: column.name) { collector.report(mistake) }
            }
            // With one left out, all that speaks of it would be a mistake too.
            return columns.count == value.node.mapping?.entries.count ? columns : nil
        }
    }
}
