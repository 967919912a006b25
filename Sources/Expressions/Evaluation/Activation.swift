/// Gives an evaluation the values of the declared variables and functions.
public protocol Activation {
    /// The variable at a place of `Declarations.variables`.
    func variable(_ slot: Int) -> Evaluation

    /// Calls the function at a place of `Declarations.functions`; the arguments fit its parameters, unless they were
    /// `dyn` to the checker.
    func call(_ function: Int, _ arguments: [Value]) -> Evaluation
}

extension Activation {
    public func call(_ function: Int, _ arguments: [Value]) -> Evaluation {
        preconditionFailure("An expression with host functions needs an activation that can call them.")
    }
}
