import Canonical
import Diagnostics

/// Looks for calls of constants that cannot succeed.
struct ConstantReview {
    private var mistakes = Mistakes()

    static func failures(in root: CheckedNode) -> [Finding] {
        var review = ConstantReview()
        _ = review.isConstant(root)
        return review.mistakes.sorted
    }

    /// Whether the node stands for a value that is known here, and does not fail.
    private mutating func isConstant(_ node: CheckedNode) -> Bool {
        switch node.kind {
        case .constant: return true
        case .list(let elements):
            return elements.map { isConstant($0.node) && !$0.isOptional }.allSatisfy { $0 }
        case .call(let call):
            let areConstant = call.arguments.map { isConstant($0) }
            guard call.hostFunction == nil else { return false }
            if areConstant.allSatisfy({ $0 }) { return succeeds(node, at: node) }
            if let sample = atSomeTime(call, areConstant, node) { _ = succeeds(sample, at: node) }
            return false
        default:
            node.forEachChild { _ = isConstant($0) }
            return false
        }
    }

    private mutating func succeeds(_ node: CheckedNode, at place: CheckedNode) -> Bool {
        let program = ProgramBuilder(isTraced: false).build(node)
        switch Program.evaluate(program, frameSize: 0, EmptyActivation(), Self.budget) {
        case .value: return true
        case .failure(let failure) where failure.message != Fault.tooMuchWork.message:
            mistakes.report(.alwaysFails(failure.message), at: place.offsets)
            return false
        case .failure, .unknown: return false
        }
    }

    /// A zone is there or not whatever the time is: the call at one time that is known.
    private func atSomeTime(_ call: CheckedNode.Call, _ areConstant: [Bool], _ node: CheckedNode) -> CheckedNode? {
        guard call.overloads.contains(where: { $0.hasSuffix("_with_tz") }), areConstant == [false, true],
            let time = Timestamp(seconds: 0)
        else { return nil }
        let target = CheckedNode(.constant(.timestamp(time)), .timestamp, call.arguments[0].offsets)
        let sample = CheckedNode.Call(
            function: call.function, overloads: call.overloads, arguments: [target, call.arguments[1]], rank: nil, hostFunction: nil)
        return CheckedNode(.call(sample), node.type, node.offsets)
    }

    /// As much as folding may take.
    private static let budget = 1000
}
