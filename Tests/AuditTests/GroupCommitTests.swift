import Audit
import Canonical
import Testing

/// Many callers, one sync; each is answered only when its own records are durable.
@Suite struct GroupCommitTests {
    private let disk = MemoryDisk()

    private var syncs: Int { disk.with { $0.calls.count { $0 == .sync } } }

    /// What a loss of power would leave of the log now.
    private var durable: Int {
        Samples.lines(disk.with { state in state.names[Samples.location.log].map { state.inodes[$0].synced } ?? [] }).count
    }

    private func opened() throws -> AuditLog { try AuditLog(opening: Samples.opening(on: disk), files: disk) }

    /// So many callers begin while a first one's sync is held up; then this is done, and the sync goes on.
    private func whileASyncIsUnderWay(
        _ log: AuditLog, callers: Int, _ body: () -> Void = {}
    ) async -> [Result<SignedCheckpoint, AuditError>] {
        disk.with { $0.syncsLeft = 0 }
        return await withTaskGroup(of: Result<SignedCheckpoint, AuditError>.self) { group in
            func add(_ number: Int) {
                group.addTask {
                    do throws(AuditError) { return .success(try await log.append([Samples.entry(number)]).signed) } catch {
                        return .failure(error)
                    }
                }
            }
            let writes = disk.with { $0.calls.count { $0 == .write } }
            add(0)
            while disk.with({ $0.calls.count { $0 == .write } }) == writes { await Task.yield() }
            for number in 1..<callers { add(number) }
            // None of them can be answered yet; they only have to have come.
            try? await Task.sleep(for: .milliseconds(100))
            #expect(durable == 1)
            body()
            disk.with { $0.syncsLeft = .max }
            return await group.reduce(into: []) { $0.append($1) }
        }
    }

    @Test func whatArrivesDuringASyncSharesTheNextOne() async throws {
        let log = try opened()
        let before = syncs
        let results = await whileASyncIsUnderWay(log, callers: 64)
        // One for the first caller, one for the 63 others; another if the machine was so slow that somebody came later still.
        #expect((2...4).contains(syncs - before), "\(syncs - before)")
        #expect(durable == 65)
        let sizes = results.compactMap { try? $0.get().checkpoint.size }
        #expect(sizes.count == 64 && sizes.min() == 2 && sizes.max() == 65)
        #expect(Set(sizes).count <= syncs - before)
    }

    @Test func eachAnswerComesAfterItsOwnRecordsAreDurable() async throws {
        let log = try opened()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<50 {
                group.addTask {
                    for turn in 0..<5 {
                        let root = try await log.append([Samples.entry(number * 10 + turn)]).signed
                        #expect(Int64(durable) >= root.checkpoint.size)
                    }
                }
            }
            try await group.waitForAll()
        }
        let bytes = disk[Samples.location.log] ?? []
        let last = try await log.checkpoint()
        #expect(last.checkpoint.size == 251)
        #expect(AuditVerifier.verify(log: bytes, checkpoint: last.bytes, pinned: log.identity).isIntact)
    }

    @Test func p1AFailedSyncIsToldToAllWhoWaitForItAndToEverybodyAfterwards() async throws {
        let log = try opened()
        let before = syncs
        let results = await whileASyncIsUnderWay(log, callers: 32) { disk.with { $0.failing[.sync] = 5 } }
        let stopped = AuditError.stopped(FileError(.sync, Samples.location.log, code: 5))
        #expect(results == Array(repeating: .failure(stopped), count: 32))
        disk.with { $0.failing = [:] }
        await #expect(throws: stopped) { try await log.append([Samples.entry(99)]) }
        await #expect(throws: stopped) { try await log.checkpoint() }
        #expect(syncs == before + 1)
        #expect(durable == 1)
    }

    @Test func aDiskThatFillsUpStopsEveryCallerBeforeAnythingIsAnswered() async throws {
        let log = try opened()
        disk.with { $0.failing[.write] = 28 }
        let results = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<32 { group.addTask { (try? await log.append([Samples.entry(number)])) != nil } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results == Array(repeating: false, count: 32))
        #expect(durable == 1)
    }
}
