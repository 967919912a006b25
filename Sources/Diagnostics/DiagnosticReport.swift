public import Canonical

/// All diagnostics of a run in reading order, with their one machine-readable form. Every other form (terminal, SARIF,
/// GitHub) is made from that form, so none can say something else.
public struct DiagnosticReport: Hashable, Sendable {
    /// By file, then by place; those without a file last. Exact repetitions appear once.
    public let diagnostics: [Diagnostic]
    /// How many are errors.
    public let errors: Int
    /// How many are warnings.
    public let warnings: Int

    /// - Parameter files: in the order in which they should be reported; files not in it follow in order of appearance.
    public init(_ diagnostics: [Diagnostic], files: [SourceFile] = []) {
        var seen: Set<Diagnostic> = []
        let unique = diagnostics.filter { seen.insert($0).inserted }
        self.diagnostics = Self.sorted(unique, files)
        errors = unique.count { $0.severity == .error }
        warnings = unique.count { $0.severity == .warning }
    }

    /// `cordon/diagnostics/1`: every key is always there; lines and columns from 1, offsets in bytes from 0.
    public var json: JSONValue {
        [
            "schema": "cordon/diagnostics/1",
            "diagnostics": .array(diagnostics.map(\.json)),
            "errors": .integer(Int64(errors)),
            "warnings": .integer(Int64(warnings)),
        ]
    }

    private static func sorted(_ diagnostics: [Diagnostic], _ files: [SourceFile]) -> [Diagnostic] {
        var rank: [SourceFile: Int] = [:]
        for file in files + diagnostics.compactMap(\.range?.file) where rank[file] == nil { rank[file] = rank.count }
        let keyed = diagnostics.enumerated().map { index, diagnostic in
            let place = diagnostic.range.flatMap { range in rank[range.file].map { ($0, range.offsets.lowerBound) } }
            return (key: (place?.0 ?? Int.max, place?.1 ?? 0, index), diagnostic: diagnostic)
        }
        return keyed.sorted { $0.key < $1.key }.map(\.diagnostic)
    }
}
