import Diagnostics

/// The findings of one pass over one text.
struct Mistakes {
    /// More would be noise after the first broken bracket.
    private static let limit = 30

    private(set) var findings: [Finding] = []

    var hasErrors: Bool { findings.contains { $0.severity == .error } }

    mutating func report(_ mistake: Mistake, at offsets: Range<Int>) {
        guard findings.count < Self.limit else { return }
        let finding = mistake.finding(at: offsets)
        if !findings.contains(finding) { findings.append(finding) }
    }

    mutating func add(_ other: Mistakes) {
        findings += other.findings
    }

    /// In the order of the text.
    var sorted: [Finding] {
        findings.sorted { ($0.offsets.lowerBound, $0.offsets.upperBound) < ($1.offsets.lowerBound, $1.offsets.upperBound) }
    }
}
