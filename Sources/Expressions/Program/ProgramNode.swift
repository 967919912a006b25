/// A node of the form that is evaluated: it holds all that can be known before the variables are.
protocol ProgramNode: AnyObject, Sendable {
    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation

    /// What `evaluate` gives, for whoever needs a truth only: no value is made for it.
    func test(_ activation: any Activation, _ frame: inout Frame) -> Truth
}

extension ProgramNode {
    func test(_ activation: any Activation, _ frame: inout Frame) -> Truth {
        switch evaluate(activation, &frame) {
        case .value(.bool(let flag)): Truth(flag)
        case let other: frame.keep(other)
        }
    }
}

/// A node that gives nothing but truths.
protocol TestNode: ProgramNode {}

extension TestNode {
    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        switch test(activation, &frame) {
        case .no: .value(.bool(false))
        case .yes: .value(.bool(true))
        case .gap: frame.takeGap()
        }
    }
}
