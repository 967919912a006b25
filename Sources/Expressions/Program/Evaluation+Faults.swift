extension Evaluation {
    static func fault(_ fault: Fault, at offsets: Range<Int>) -> Evaluation {
        .failure(EvaluationFailure(message: fault.message, offsets: offsets))
    }

    static func bool(_ flag: Bool) -> Evaluation { .value(.bool(flag)) }

    /// What a host returned; its failures get their place here.
    @inline(__always)
    func placed(at offsets: Range<Int>) -> Evaluation {
        guard case .failure(let failure) = self else { return self }
        return .failure(EvaluationFailure(message: failure.message, offsets: offsets))
    }
}
