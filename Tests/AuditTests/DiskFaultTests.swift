import Audit
import Canonical
import Testing

/// What the system may answer while the log is opened: a sentence that names file and reason, and nothing that was there is touched.
@Suite struct DiskFaultTests {
    static let faults: [(FileError.Operation, code: Int32, reason: String)] = [
        (.open, 24, "Too many open files"), (.open, 30, "Read-only file system"), (.lock, 24, "Too many open files"),
        (.lock, 30, "Read-only file system"), (.read, 5, "Input/output error"), (.write, 28, "No space left on device"),
        (.sync, 5, "Input/output error"), (.syncDirectory, 5, "Input/output error"),
    ]

    @Test(arguments: faults) func isSaidAndHarmsNothing(operation: FileError.Operation, code: Int32, reason: String) throws {
        let disk = MemoryDisk()
        disk.with { $0.failing[operation] = code }
        let error = #expect(throws: AuditError.self) { _ = try Samples.writer(on: disk) }
        let text = try #require(error?.description)
        #expect(text.contains(" /") && text.contains(reason), "\(text)")
        disk.with { $0.failing = [:] }
        var writer = try Samples.writer(on: disk)
        _ = try writer.append([Samples.entry(1)])
        let root = try writer.checkpoint()
        #expect(AuditVerifier.verify(log: disk[Samples.location.log] ?? [], checkpoint: root.bytes).isIntact)
    }

    @Test(arguments: faults.filter { [.write, .sync].contains($0.0) })
    func whileALogIsContinuedLeavesWhatWasCovered(operation: FileError.Operation, code: Int32, reason: String) throws {
        let disk = MemoryDisk()
        do {
            var writer = try Samples.writer(on: disk)
            _ = try writer.append([Samples.entry(1), Samples.entry(2)])
            _ = try writer.checkpoint()
        }
        let before = disk[Samples.location.log] ?? []
        do {
            var writer = try Samples.writer(on: disk)
            disk.with { $0.failing[operation] = code }
            let error = #expect(throws: AuditError.self) { _ = try writer.append([Samples.entry(3)]) }
            #expect(error?.description.contains(reason) == true && error?.description.contains("has stopped") == true)
            disk.with { $0.failing = [:] }
        }
        #expect(disk[Samples.location.log]?.starts(with: before) == true)
        var next = try Samples.writer(on: disk)
        let root = try next.append([Samples.entry(4)]).signed
        #expect(AuditVerifier.verify(log: disk[Samples.location.log] ?? [], checkpoint: root.bytes).isIntact)
    }
}
