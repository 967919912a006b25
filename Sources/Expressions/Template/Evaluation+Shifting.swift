extension Evaluation {
    func shifted(by offset: Int) -> Evaluation {
        guard case .failure(let failure) = self else { return self }
        let offsets = failure.offsets.lowerBound + offset..<failure.offsets.upperBound + offset
        return .failure(EvaluationFailure(message: failure.message, offsets: offsets))
    }
}
