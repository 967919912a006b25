extension ReviewedRun {
    /// Whether carrying the run out leaves a record: something is done, refused, or found to be so already.
    public var hasWork: Bool {
        steps.contains { step in
            switch step.verdict {
            case .cleared where !step.isOpen: false
            case .cleared, .waiting, .refused, .denied, .expired, .already, .failed: true
            case .skipped: false
            }
        }
    }
}
