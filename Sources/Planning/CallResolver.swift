import Expressions
import Playbooks

/// Turns what a call gives into the inputs of the playbook that it runs.
struct CallResolver {
    enum Resolution {
        case found(ManualCall)
        case failed(reason: String)
        case open(Set<Question>)
    }

    let activation: RunActivation

    /// - Parameter inputs: as the playbook declares them; the checker has seen to it that those without a default are given.
    func call(_ inputs: [ManualInput], _ given: [String: RuleStep.CallInput]) -> Resolution {
        var values: [InputValue] = []
        var missing: Set<Question> = []
        for input in inputs {
            guard let source = given[input.name] else {
                guard let fallback = input.fallback else { preconditionFailure("the checker let \(input.name) be left out") }
                values.append(fallback)
                continue
            }
            switch evaluate(source) {
            case .value(.written(let value)): values.append(value)
            case .value(.computed(let value)):
                guard let value = InputValue(value, input.type) else {
                    return .failed(reason: Messages.inputFailed(input.name, Messages.notOfType(value.text, input.type)))
                }
                values.append(value)
            case .failure(let reason): return .failed(reason: Messages.inputFailed(input.name, reason))
            case .open(let asked): missing.formUnion(asked)
            }
        }
        return missing.isEmpty ? .found(ManualCall(inputs, values)) : .open(missing)
    }

    private enum Given {
        case written(InputValue)
        case computed(Value)
    }

    private enum Outcome {
        case value(Given)
        case failure(String)
        case open(Set<Question>)
    }

    private func evaluate(_ source: RuleStep.CallInput) -> Outcome {
        switch source {
        case .value(let value): .value(.written(value))
        case .expression(let condition): outcome(condition.program.evaluate(activation))
        case .text(let text): outcome(text.template.evaluate(activation))
        }
    }

    private func outcome(_ evaluation: Evaluation) -> Outcome {
        switch evaluation {
        case .value(let value): .value(.computed(value))
        case .failure(let failure): .failure(failure.message)
        case .unknown: .open(evaluation.questions)
        }
    }
}

extension InputValue {
    /// What an expression gives, as a value of a type; nil where it is none. An entity stands by its id.
    init?(_ value: Value, _ type: ValueType) {
        switch (value, type) {
        case (.list(let items), .list(let element)):
            let values = items.compactMap { InputValue($0, element) }
            guard values.count == items.count else { return nil }
            self = .list(values)
        case (.int(let number), .int): self = .int(number)
        case (.bool(let flag), .bool): self = .bool(flag)
        case (.double(let number), .double): self = .double(number)
        case (.duration(let duration), .duration): self = .duration(duration)
        case (.timestamp(let time), .timestamp): self = .timestamp(time)
        case (.null, _), (.list, _): return nil
        default:
            guard let read = InputValue(text: value.text, type) else { return nil }
            self = read
        }
    }
}
