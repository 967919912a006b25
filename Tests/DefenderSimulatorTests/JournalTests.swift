import Canonical
import DefenderSimulator
import Foundation
import Testing

struct JournalTests {
    @Test func theFileHoldsEachAcceptedChangeBeforeItsAnswer() async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("journal-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("old".utf8).write(to: URL(fileURLWithPath: path))
        let laboratory = try await Laboratory { $0.journalPath = path }
        func lines() throws -> [Substring] {
            String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self).split(separator: "\n")
        }
        #expect(try lines().isEmpty)
        let machine = try await laboratory.firstMachine()
        let body = #"{"Comment":"c","IsolationType":"Selective"}"#
        let answer = try await laboratory.post("/API/v1.0/Machines/\(machine.uppercased())/ISOLATE/?x=1", body)
        _ = try await laboratory.post("/api/machines/\(machine)/isolate", body)
        let entries = try lines().map { try JSONValue(parsing: Array($0.utf8)) }
        let expected: JSONValue = [
            "seq": 1, "time": "2026-07-01T12:00:00.0000000Z", "method": "POST",
            "path": .string("/api/machines/\(machine)/isolate"), "machineId": .string(machine), "type": "Isolate",
            "body": ["Comment": "c", "IsolationType": "Selective"], "status": 201, "id": answer.json["id"] ?? .null,
            "client": .string(laboratory.tenant.credentials.clientID),
        ]
        #expect(entries == [expected])
        #expect(try await laboratory.journal() == entries)
    }

    @Test func aJournalThatCannotBeMadeStopsTheStart() async throws {
        let error = await #expect(throws: SimulatorFailure.self) {
            _ = try await Laboratory { $0.journalPath = "/nowhere/journal" }
        }
        #expect(error?.description == "the journal /nowhere/journal cannot be written: No such file or directory")
    }
}
