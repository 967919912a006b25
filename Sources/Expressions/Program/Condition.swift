/// The condition of a macro that makes a collection: every element has to be decided.
enum Condition {
    static func holds(
        _ condition: (any ProgramNode)?, _ offsets: Range<Int>, _ activation: any Activation, _ frame: inout Frame, _ gaps: inout Gaps
    ) -> Bool {
        guard let condition else { return true }
        switch condition.evaluate(activation, &frame) {
        case .value(.bool(let flag)): return flag
        case .value(let other): gaps.add(.notBoolean(other), at: offsets)
        case let gap: gaps.add(gap)
        }
        return false
    }
}
