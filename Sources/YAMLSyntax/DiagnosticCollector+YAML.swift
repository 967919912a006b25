import Diagnostics

extension DiagnosticCollector {
    /// - Parameter replacement: what mends the mistake beyond doubt if it stands in place of the range.
    func report(
        _ id: YAMLDiagnosticID, _ message: String, at range: SourceRange, severity: Severity = .error,
        allowed: [String] = [], suggestion: String? = nil, related: [Diagnostic.Related] = [],
        fix replacement: String? = nil
    ) {
        report(
            Diagnostic(
                id: id.rawValue, severity: severity, message: message, range: range,
                allowed: allowed, suggestion: suggestion, related: related,
                fix: replacement.map { Diagnostic.Fix(range: range, replacement: $0) }))
    }
}
