import Canonical
import DefenderAPI
import Execution
import Foundation
import LedgerSQLite
import Planning
import TestKit
import Testing

/// The file behind the ledger.
struct DatabaseTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    @Test func everythingOutlivesTheProcess() async throws {
        let entries = await Entries()
        let first = try LedgerSQLite(path: folder.ledger)
        try entries.begin(in: first)
        try entries.note(0, "done", in: first, actionID: "act-1")
        try entries.note(1, nil, in: first)
        let second = try LedgerSQLite(path: folder.ledger)
        #expect(try second.use(of: entries.plan.digest) == Sample.now)
        #expect(try second.lastRoot() == "root 0")
        #expect(try second.openIntents().map(\.token) == [entries.intents[1].token])
        #expect(try second.begun(since: .earliest, tenant: "lab").count == 2)
        let handler = try second.handler(
            of: "contain", subject: entries.run.subject.description, alerts: [Sample.alertID("al-1")], tenant: "lab")
        #expect(handler?.run == entries.run.id)
    }

    @Test func readingChangesNoByte() async throws {
        let entries = await Entries()
        try {
            let ledger = try LedgerSQLite(path: folder.ledger)
            try entries.begin(in: ledger)
            try entries.note(0, "done", in: ledger)
        }()
        let before = try folder.bytes()
        let reader = try LedgerSQLite(reading: folder.ledger)
        #expect(try reader.use(of: entries.plan.digest) == Sample.now)
        #expect(try reader.begun(since: .earliest, tenant: "lab").count == 1)
        #expect(throws: LedgerFailure.self) { try reader.note(root: "x") }
        #expect(throws: LedgerFailure.self) {
            try reader.begin(plan: .empty(Digest(of: [1])), tenant: "lab", at: Sample.now)
        }
        #expect(try folder.bytes() == before)
    }

    @Test func aReaderSeesWhatAWriterDoes() async throws {
        let writer = try LedgerSQLite(path: folder.ledger)
        let reader = try LedgerSQLite(reading: folder.ledger)
        try writer.note(root: "one")
        #expect(try reader.lastRoot() == "one")
    }

    @Test func aFileThatIsNoDatabaseIsSaidToBeNone() throws {
        try folder.write(String(repeating: "not a database ", count: 100))
        for open in [{ try LedgerSQLite(path: $0) }, { try LedgerSQLite(reading: $0) }] as [(String) throws -> LedgerSQLite] {
            let failure = #expect(throws: LedgerFailure.self) { try open(folder.ledger) }
            #expect(failure?.description == "the ledger cannot be read or written: \(folder.ledger) is not a SQLite database")
        }
        #expect(try folder.bytes().count == 1500)
    }

    @Test func anEmptyFileIsNoLedgerToReadButOneToBegin() throws {
        try folder.write("")
        #expect(throws: LedgerFailure.self) { try LedgerSQLite(reading: folder.ledger) }
        #expect(try LedgerSQLite(path: folder.ledger).lastRoot() == nil)
    }

    @Test func aMissingFileIsNotMadeByReading() throws {
        #expect(throws: LedgerFailure.self) { try LedgerSQLite(reading: folder.ledger) }
        #expect(!FileManager.default.fileExists(atPath: folder.ledger))
        #expect(throws: LedgerFailure.self) { try LedgerSQLite(path: folder.path + "/missing/state.db") }
    }

    @Test func aBrokenPageIsNotTakenForAnAnswer() async throws {
        let entries = await Entries()
        try {
            let ledger = try LedgerSQLite(path: folder.ledger)
            try entries.begin(in: ledger)
        }()
        var bytes = try folder.bytes()
        for index in bytes.indices.dropFirst(100) { bytes[index] = 0xA5 }
        try bytes.write(to: URL(fileURLWithPath: folder.ledger))
        #expect(throws: LedgerFailure.self) {
            let ledger = try LedgerSQLite(path: folder.ledger)
            _ = try ledger.use(of: entries.plan.digest)
        }
    }

    /// Eight handles open a new file at once and use the same plans: each plan is taken by one of them.
    @Test func manyHandlesTakeEachPlanOnce() async throws {
        let path = folder.ledger
        let taken = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let ledger = try LedgerSQLite(path: path)
                    var taken = 0
                    for number in 0..<20 {
                        let digest = Digest(of: [UInt8(number)])
                        do throws(LedgerFailure) {
                            try ledger.begin(plan: .empty(digest), tenant: "lab", at: Sample.now)
                            taken += 1
                        } catch {
                            guard case .usedBefore = error else { throw error }
                        }
                        try ledger.note(root: "root \(number)")
                    }
                    return taken
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(taken == 20)
        #expect(try LedgerSQLite(reading: path).lastRoot()?.hasPrefix("root") == true)
    }
}
