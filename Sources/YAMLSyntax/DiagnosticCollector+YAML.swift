import Diagnostics

extension DiagnosticCollector {
    func report(
        _ id: YAMLDiagnosticID, _ message: String, at range: SourceRange, severity: Severity = .error,
        allowed: [String] = [], suggestion: String? = nil, related: [Diagnostic.Related] = []
    ) {
        report(
            Diagnostic(
                id: id.rawValue, severity: severity, message: message, range: range,
                allowed: allowed, suggestion: suggestion, related: related))
    }
}
