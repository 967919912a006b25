/// Takes the diagnostics of one pass, so that an author sees all mistakes of a run and not the first.
/// Not `Sendable`: a pass owns its collector and hands on the list.
public final class DiagnosticCollector {
    /// In the order in which they were reported.
    public private(set) var diagnostics: [Diagnostic] = []
    /// Whether one of them is an error.
    public private(set) var hasErrors = false

    /// A collector without diagnostics.
    public init() {}

    /// Takes one.
    public func report(_ diagnostic: Diagnostic) {
        diagnostics.append(diagnostic)
        if diagnostic.severity == .error { hasErrors = true }
    }

    /// Takes all, in their order.
    public func report(contentsOf others: some Sequence<Diagnostic>) {
        for diagnostic in others { report(diagnostic) }
    }
}
