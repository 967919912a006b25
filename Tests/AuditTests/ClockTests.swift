import Audit
import Canonical
import Testing

/// The clock orders nothing: a log whose machine was set back goes on, verifies, and says the times as they were.
@Suite struct ClockTests {
    @Test(arguments: [Duration.seconds(3600), .seconds(400 * 86_400), .seconds(-400 * 86_400)])
    func aClockThatWasSetBackOrForthHarmsNothing(jump: Duration) throws {
        let disk = MemoryDisk()
        let times = [Samples.time, Samples.time - jump, Samples.time]
        for time in times {
            var opening = Samples.opening(on: disk)
            opening.holder = LockHolder(processID: 4711, since: time)
            var writer = try LogWriter(opening: opening, files: disk)
            _ = try writer.append([AuditEntry(kind: "intent", time: time, mode: .live, fields: ["run": "r"])])
            _ = try writer.checkpoint()
        }
        let log = disk[Samples.location.log] ?? []
        let result = AuditVerifier.verify(log: log, checkpoint: disk[Samples.location.checkpoint])
        #expect(result.isIntact && result.covered == 4)
        #expect(try AuditLines(log).records().dropFirst().map(\.entry.time) == times)
    }
}
