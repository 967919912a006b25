public import Audit

extension Verification {
    /// Whether a finding names this line, from 0, as the first that is not as it was written.
    public func names(changeAt line: Int) -> Bool {
        findings.contains { finding in
            if case .truncated(_, _, let records) = finding.kind { return records == Int64(line) }
            return finding.line == line + 1
        }
    }
}
