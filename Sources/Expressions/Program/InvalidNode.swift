/// What an unchecked expression could not resolve.
final class InvalidNode: ProgramNode {
    private let failure: EvaluationFailure

    init(_ message: String, _ offsets: Range<Int>) {
        failure = EvaluationFailure(message: message, offsets: offsets)
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation { .failure(failure) }
}
