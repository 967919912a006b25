import Canonical
import DefenderAPI
import SchemaValidation
import Testing

/// schemas/world.schema.json is written by hand; this holds it to the entities.
struct SchemaTests {
    private static func schema() throws -> JSONValue { try Schema(named: "world").json }

    @Test(arguments: [
        ("alert", Alert.schema), ("device", Machine.schema), ("action", MachineAction.schema),
        ("evidence", AlertEvidence.schema), ("comment", AlertComment.schema), ("relatedUser", AlertRelatedUser.schema),
        ("ipAddress", MachineIPAddress.schema), ("vmMetadata", VMMetadata.schema),
        ("relatedFileInfo", RelatedFileInfo.schema), ("commandResult", LiveResponseCommandResult.schema),
        ("user", User.schema), ("file", FileProfile.schema), ("indicator", Indicator.schema),
        ("investigation", Investigation.schema), ("remediation", RemediationTask.schema),
        ("libraryFile", LibraryFile.schema), ("command", LiveResponseCommand.schema), ("parameter", LiveResponseParam.schema),
    ])
    func theSchemaHasTheEntitysProperties(name: String, entity: EntitySchema) throws {
        let definition = try #require(try Self.schema()["$defs"]?[name])
        #expect(definition["properties"]?.objectValue?.members.map { $0.key } == entity.fields.map { $0.name }.sorted())
        #expect(definition["additionalProperties"] == false)
    }

    @Test func theSchemaHasTheKeysOfAWorld() throws {
        let keys = try Self.schema()["properties"]?.objectValue?.members.map { $0.key }
        #expect(
            keys == [
                "actions", "alerts", "app", "devices", "files", "indicators", "investigations", "library", "remediations",
                "tables", "users",
            ])
    }
}
