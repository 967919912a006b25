/// A node of the form that is evaluated: it holds all that can be known before the variables are.
protocol ProgramNode: AnyObject, Sendable {
    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation
}
