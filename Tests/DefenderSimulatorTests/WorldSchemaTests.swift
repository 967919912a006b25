import Canonical
import DefenderSimulator
import Foundation
import SchemaValidation
import Testing

/// schemas/world.schema.json is what the declarations say.
struct WorldSchemaTests {
    @Test func theFileIsFresh() throws {
        let file = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "../../schemas/world.schema.json").standardizedFileURL
        let text = WorldSchema.document.prettyText() + "\n"
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try Data(text.utf8).write(to: file)
            Issue.record("recorded schemas/world.schema.json")
            return
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == text, "the schema is stale; mend with: make generate")
    }

    @Test func theSchemaIsWellFormed() { #expect(Schema(WorldSchema.document).mistakes == []) }
}
