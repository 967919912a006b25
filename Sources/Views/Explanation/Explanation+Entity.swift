import DefenderAPI
import Expressions
public import Playbooks

extension Explanation {
    /// An entity of the language: its properties, and those that lead to others with the look-up behind each.
    public init(entity kind: EntityKind) {
        let type = Vocabulary.type(of: kind)
        let navigation = NavigationProperty.all(of: kind)
        let names = Set(navigation.map(\.name))
        self.init(
            "entity", kind.rawValue,
            kind.isKept || kind.schema == nil ? "Kept by Cordon." : "\(kind.schema?.name ?? "") of the API.",
            [
                Section("Properties", rows: type.fields.filter { !names.contains($0.name) }.map(Self.row)),
                Section(
                    "Leads to", ["Each of these is looked up when an expression needs it, and not before."], rows: navigation.map(Self.row)),
                Section("Enumerations", rows: Self.enumerations(type)),
            ])
    }

    private static func row(_ field: ObjectField) -> Row { Row(field.name, "\(field.type)", field.summary) }

    private static func row(_ property: NavigationProperty) -> Row {
        let source = property.endpoint.map { "look-up \($0)" } ?? "from Cordon's own records"
        return Row(property.name, "\(property.type)", "\(property.summary) (\(source))")
    }

    private static func enumerations(_ type: ObjectType) -> [Row] {
        var seen: Set<String> = []
        return type.fields.compactMap { field -> EnumType? in
            if case .enumeration(let values) = field.type.withoutNull { values } else { nil }
        }.filter { seen.insert($0.name).inserted }.map { values in
            let nature = values.isRanked ? " (from the least to the greatest)" : values.isOpen ? " (others may come)" : ""
            return Row(values.name, values.values.joined(separator: ", ") + nature)
        }
    }
}
