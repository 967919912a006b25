/// All files of a log, in order.
public struct AuditParts: Sendable {
    /// Their bytes, one after the other: the log.
    public private(set) var log: [UInt8] = []
    /// The paths of older files that are not there.
    public private(set) var missing: [String] = []

    /// Reads the files. What the newest one says of itself decides how many there are.
    public init(_ location: AuditLocation, files: any FileSystem = DiskFiles()) throws(FileError) {
        let current = try files.contents(of: location.log) ?? []
        let isBegun = current.contains(UInt8(ascii: "\n"))
        let older = isBegun ? (Self.start(current)?.part ?? 1) - 1 : try Self.count(location, files)
        for number in 0..<older {
            if let bytes = try files.contents(of: location.part(number + 1)) {
                log += bytes
            } else {
                missing.append(location.part(number + 1))
            }
        }
        log += current
    }

    /// What the first record of a file says, if it is not the first file.
    static func start(_ file: [UInt8]) -> PartStart? {
        guard let end = file.firstIndex(of: UInt8(ascii: "\n")), let record = try? AuditRecord(line: Array(file[..<end])) else {
            return nil
        }
        return PartStart(record: record)
    }

    /// How many older files there are, when the newest one does not tell it.
    static func count(_ location: AuditLocation, _ files: any FileSystem) throws(FileError) -> Int {
        var count = 0
        while try files.permissions(of: location.part(count + 1)) != nil { count += 1 }
        return count
    }
}
