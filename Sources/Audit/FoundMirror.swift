/// What lies in the mirror when a log is opened.
struct FoundMirror {
    private let lines: AuditLines
    private let length: Int
    /// Why it cannot be read.
    let failure: FileError?

    init(_ mirror: AuditMirror, _ files: any FileSystem) {
        do throws(FileError) {
            let bytes = try files.contents(of: mirror.location.log) ?? []
            lines = AuditLines(bytes)
            length = bytes.count - lines.torn.count
            failure = nil
        } catch {
            (lines, length, failure) = (AuditLines([]), 0, error)
        }
    }

    /// How many records it holds; one that cannot be read needs none of the log's.
    var count: Int64 { failure == nil ? Int64(lines.count) : .max }

    /// The records that it holds and the log does not, which happens where the log's own file has failed or was lost.
    /// - Parameters:
    ///   - log: lines of the log.
    ///   - base: the number of the first of them.
    /// - Throws: `.damaged` where the two say different things.
    func beyond(_ log: AuditLines, from base: Int64) throws(AuditError) -> [UInt8] {
        let shared = min(lines.count, Int(base) + log.count)
        for index in min(Int(base), shared)..<shared where lines[index] != log[index - Int(base)] {
            throw .damaged([AuditFinding(.mirrorDiffers(record: Int64(index)), line: index + 1)])
        }
        return lines.count > shared ? Self.joined(lines, from: shared) : []
    }

    /// The mirror, brought up to the log.
    func opened(_ mirror: AuditMirror, _ log: AuditLines, from base: Int64, _ files: any FileSystem) -> MirrorFile {
        if let failure { return MirrorFile(mirror, failed: failure, files) }
        return MirrorFile(mirror, sharing: length, Self.joined(log, from: max(0, lines.count - Int(base))), files)
    }

    private static func joined(_ lines: AuditLines, from first: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for index in min(first, lines.count)..<lines.count { bytes += lines[index] + [UInt8(ascii: "\n")] }
        return bytes
    }
}
