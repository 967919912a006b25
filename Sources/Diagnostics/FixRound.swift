/// The certain fixes of one file, put in place.
public struct FixRound {
    /// The file as it would be; the same bytes if nothing was fixed.
    public let file: SourceFile
    /// What was mended, in the order of the file.
    public let mended: [Diagnostic]

    /// Of two fixes that touch one another only the first is taken: a later round sees what is left of the other.
    public init(_ diagnostics: [Diagnostic], in file: SourceFile) {
        let candidates = diagnostics.filter { $0.fix?.range.file == file }
            .sorted { Self.start($0) < Self.start($1) }
        var bytes: [UInt8] = []
        var mended: [Diagnostic] = []
        var end = 0
        for diagnostic in candidates {
            guard let fix = diagnostic.fix, fix.range.offsets.upperBound <= file.bytes.count,
                mended.isEmpty || fix.range.offsets.lowerBound > end
            else { continue }
            bytes += file.bytes[end..<fix.range.offsets.lowerBound]
            bytes += fix.replacement.utf8
            end = fix.range.offsets.upperBound
            mended.append(diagnostic)
        }
        self.mended = mended
        self.file = mended.isEmpty ? file : SourceFile(path: file.path, bytes: bytes + file.bytes[end...])
    }

    private static func start(_ diagnostic: Diagnostic) -> Int { diagnostic.fix?.range.offsets.lowerBound ?? 0 }
}
