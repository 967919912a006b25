/// Evaluating all arguments of a strict function.
enum Arguments {
    enum Outcome {
        case success([Value])
        case failure(Gaps)
    }

    static func evaluate(_ operands: [any ProgramNode], _ activation: any Activation, _ frame: inout Frame) -> Outcome {
        var values: [Value] = []
        values.reserveCapacity(operands.count)
        var gaps = Gaps()
        for operand in operands {
            let result = operand.evaluate(activation, &frame)
            if case .value(let value) = result { values.append(value) } else { gaps.add(result) }
        }
        return gaps.isEmpty ? .success(values) : .failure(gaps)
    }
}
