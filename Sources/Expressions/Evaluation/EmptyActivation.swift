/// The activation of an expression without variables.
public struct EmptyActivation: Activation {
    public init() {}

    public func variable(_ slot: Int) -> Evaluation {
        preconditionFailure("An expression without declarations has no variables.")
    }
}
