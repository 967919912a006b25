extension CheckedExpression {
    /// The steps that one evaluation can take at most, if nothing from outside is larger than assumed; `Int.max` if that
    /// can't be counted. Past `Program.maximumSteps` an evaluation may fail. What the host's functions do is not counted.
    public func worstCaseSteps(_ sizes: SizeAssumptions = SizeAssumptions()) -> Int {
        CostEstimator.steps(root, sizes)
    }
}
