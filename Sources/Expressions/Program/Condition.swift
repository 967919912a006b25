/// The condition of a macro that makes a collection: every element has to be decided.
enum Condition {
    static func holds(
        _ condition: (any ProgramNode)?, _ offsets: Range<Int>, _ activation: any Activation, _ frame: inout Frame, _ gaps: inout Gaps
    ) -> Bool {
        guard let condition else { return true }
        switch condition.test(activation, &frame) {
        case .no: return false
        case .yes: return true
        case .gap: gaps.add(testOf: frame.takeGap(), at: offsets)
        }
        return false
    }
}
