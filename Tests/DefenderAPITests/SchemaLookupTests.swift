import DefenderAPI
import Testing

struct SchemaLookupTests {
    private func index(_ key: String, in schema: EntitySchema) -> Int? {
        var key = key
        return key.withUTF8 { schema.index(ofWireKey: $0) }
    }

    @Test(arguments: EntitySchema.all)
    func everyFieldIsFoundInEveryCase(_ schema: EntitySchema) {
        for (place, field) in schema.fields.enumerated() {
            #expect(schema.index(of: field.name) == place)
            #expect(index(field.name, in: schema) == place)
            #expect(index(field.name.uppercased(), in: schema) == place)
            for alias in field.aliases { #expect(index(alias, in: schema) == place) }
        }
    }

    @Test(arguments: EntitySchema.all)
    func nothingElseIsFound(_ schema: EntitySchema) {
        for field in schema.fields {
            #expect(index(field.name + "x", in: schema) == nil)
            #expect(index(String(field.name.dropLast()) + "\u{1}", in: schema) == nil)
            let shouted = field.name.uppercased()
            #expect((schema.index(of: shouted) == nil) == (shouted != field.name))
        }
        #expect(index("", in: schema) == nil)
    }

    @Test func otherSpellingsAreNoNames() {
        #expect(AlertComment.schema.index(of: "createTime") == nil)
        #expect(AlertComment.schema.field("createdTime")?.aliases == ["createTime"])
    }

    @Test func onlyLettersDifferByCase() {
        #expect(index("Alert\u{40}", in: Alert.schema) == nil)
        #expect(index("u\u{52}l", in: AlertEvidence.schema) == index("url", in: AlertEvidence.schema))
    }
}
