import DefenderAPI
import Diagnostics
import Testing
import YAMLSyntax

/// Every property of every declared entity against mde-entities.yaml.
@Suite(.enabled(if: Reference.isPresent, "the reference is not beside the repository"))
struct EntityContractTests {
    @Test func everyEntityIsDeclared() throws {
        let stated = try Reference.entities.required("entities").mapping?.entries.map(\.key.value) ?? []
        #expect(EntitySchema.all.map(\.name).sorted() == stated.compactMap { $0 }.sorted())
    }

    @Test func everyEnumIsDeclared() throws {
        let stated = try Reference.entities.required("enums").mapping?.entries.compactMap(\.key.value) ?? []
        let declared = Set(EntitySchema.all.flatMap { $0.fields.compactMap { Self.values($0.type)?.name } })
        let ofBodies: Set = ["IsolationType", "ScanType", "TagAction"]
        #expect(stated.count == 51)
        #expect(Set(stated).subtracting(declared) == ofBodies)
        for schema in [EnumSchema.isolationType, .scanType, .tagAction] {
            #expect(schema.values == (try Reference.entities.required("enums").required(schema.name))["values"]?.texts)
        }
    }

    private static func values(_ type: FieldType) -> EnumSchema? {
        switch type {
        case .enumeration(let values), .openEnumeration(let values): values
        case .list(let item): Self.values(item)
        default: nil
        }
    }

    @Test(arguments: EntitySchema.all)
    func theKeyIsAsStated(_ schema: EntitySchema) throws {
        #expect(schema.key.map { schema.fields[$0].name } == (try Reference.entity(schema.name))["key"]?.text)
    }

    /// Listed as filterable, but no page shows the form of the literal: rbacGroupId is a text in the table and a number in
    /// the examples, GUIDs are shown neither quoted nor bare, and a collection needs `any`, which is not shown either.
    static let withoutLiteralForm: Set = [
        "Machine.rbacGroupId", "Machine.aadDeviceId", "Machine.machineTags", "MachineAction.id",
        "Indicator.rbacGroupNames", "Indicator.rbacGroupIds",
    ]

    @Test(arguments: EntitySchema.all)
    func allPropertiesAreDeclaredInOrder(_ schema: EntitySchema) throws {
        #expect(schema.fields.map(\.name) == (try properties(schema)).compactMap { $0["name"]?.text })
    }

    @Test(arguments: EntitySchema.all)
    func nullabilityIsAsStated(_ schema: EntitySchema) throws {
        for (field, stated) in zip(schema.fields, try properties(schema)) {
            #expect(field.isNullable == stated["nullable"]?.isTrue, "\(schema.name).\(field.name)")
        }
    }

    @Test(arguments: EntitySchema.all)
    func onlyFilterablePropertiesAreFiltered(_ schema: EntitySchema) throws {
        for (field, stated) in zip(schema.fields, try properties(schema)) {
            let name = "\(schema.name).\(field.name)"
            let filterable = stated["filterable"]?.isTrue == true && !Self.withoutLiteralForm.contains(name)
            #expect(field.filterOperators.isEmpty != filterable, "\(name)")
        }
    }

    @Test(arguments: EntitySchema.all)
    func spellingsOfThePagesAreRead(_ schema: EntitySchema) throws {
        for (index, stated) in try properties(schema).enumerated() {
            guard var spelling = stated["docs_spelling"]?.text else { continue }
            #expect(spelling.withUTF8 { schema.index(ofWireKey: $0) } == index, "\(schema.name).\(spelling)")
        }
    }

    @Test(arguments: EntitySchema.all)
    func typesAreAsStated(_ schema: EntitySchema) throws {
        for (field, stated) in zip(schema.fields, try properties(schema)) {
            #expect(shape(field.type) == (try expected(schema, stated)), "\(schema.name).\(field.name)")
        }
    }

    @Test(arguments: EntitySchema.all)
    func enumsHoldTheListedValues(_ schema: EntitySchema) throws {
        for (field, stated) in zip(schema.fields, try properties(schema)) {
            switch field.type {
            case .enumeration(let values):
                #expect(Set(values.values) == Set(try listed(values.name, stated).values), "\(schema.name).\(field.name)")
            case .openEnumeration(let values):
                guard let listed = try? listed(values.name, stated) else { continue }
                #expect(Set(values.values.map { $0.lowercased() }).isSubset(of: listed.all), "\(schema.name).\(field.name)")
            default: continue
            }
        }
    }

    private func properties(_ schema: EntitySchema) throws -> [Node] {
        try Reference.entity(schema.name).required("properties").sequence ?? []
    }

    private func shape(_ type: FieldType) -> String {
        switch type {
        case .string, .openEnumeration: "String"
        case .enumeration: "Enum"
        case .boolean: "Boolean"
        case .integer: "Int"
        case .double: "Double"
        case .timestamp: "DateTimeOffset"
        case .json: "Object"
        case .record(let schema): schema.name
        case .list(let type): "Collection(\(shape(type)))"
        }
    }

    private func expected(_ schema: EntitySchema, _ stated: Node) throws -> String {
        switch ("\(schema.name).\(stated["name"]?.text ?? "")", try stated.required("type").text ?? "") {
        // Typed String on the page, of another form in every example (reference README, row 10).
        case ("Alert.mitreTechniques", _): "Collection(String)"
        case ("Alert.relatedUser", _): "AlertRelatedUser"
        // Typed String, but with a list of values that the page prints as complete.
        case ("Machine.osArchitecture", _): "Enum"
        case (_, "Guid"): "String"
        case (_, "Int32"), (_, "Int64"): "Int"
        case (_, "DateTime"): "DateTimeOffset"
        case (_, let type): type
        }
    }

    /// The values that a closed enum must have, and all texts that the reference knows of.
    private func listed(_ name: String, _ stated: Node) throws -> (values: [String], all: Set<String>) {
        if let inline = stated["enum"]?.sequence?.compactMap({ $0.text }) { return (inline, Set(inline.map { $0.lowercased() })) }
        let node = try Reference.entities.required("enums").required(name)
        let all = texts(in: node)
        guard let values = node["values"]?.sequence else {
            let pages = ["per_classification_alerts_and_batch_page", "per_classification_update_alert_page"]
            let more = ["deprecated_values", "observed_aliases"].flatMap { node[$0]?.texts ?? [] }
            return (pages.flatMap { node[$0].map(texts) ?? [] } + more, Set(all.map { $0.lowercased() }))
        }
        let observed = node["observed_values"]?.texts ?? []
        let spelled = values.compactMap { $0.text }.map { value in
            observed.first { $0.lowercased() == value.lowercased() } ?? value
        }
        return (spelled + (node["legacy_values"]?.texts ?? []), Set(all.map { $0.lowercased() }))
    }

    private func texts(in node: Node) -> [String] {
        switch node.content {
        case .scalar: node.text.map { [$0] } ?? []
        case .sequence(let items): items.flatMap(texts)
        case .mapping(let mapping): mapping.entries.flatMap { texts(in: $0.value) }
        }
    }
}
