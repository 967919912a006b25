import DefenderAPI

extension Deed {
    /// The deed as far as the indicators of these values go: what is not stored is neither in force nor taken back.
    public func storing(only values: Set<String>) -> Deed {
        let kept = effects.filter { effect in
            guard case .indicator(let value) = effect.aspect else { return true }
            return values.contains(value.description)
        }
        // The service has refused what is left whole; nothing of it is ever noted as done.
        guard !kept.isEmpty else { return self }
        return Deed(work, puts: kept, undo: undo.flatMap { $0.storing(only: values) })
    }
}

extension Deed.Work {
    /// nil where nothing is left.
    fileprivate func storing(only values: Set<String>) -> Deed.Work? {
        guard case .change(let command) = self, case .submitIndicators(let drafts) = command.change else { return self }
        let kept = drafts.filter { values.contains($0.value.description) }
        guard let first = kept.first else { return nil }
        return .change(kept.count == 1 ? .submit(indicator: first) : .submit(indicators: kept))
    }
}
