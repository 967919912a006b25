import ActionKit
import Expressions
import Playbooks

/// Turns a step's checked inputs into the texts that its action gets.
struct InputResolver {
    /// What resolving gave.
    enum Resolution {
        case resolved(Inputs)
        case failed(reason: String)
        case unknown(Set<Attribute>)
    }

    let activation: RunActivation
    /// The steps whose results stand in the plan; nil while the run is carried out, when all are there.
    let known: Set<String>?

    /// The inputs of a step. Only if all texts are known is any of them used.
    func inputs(of step: RuleStep) -> Resolution {
        var values: [String: Inputs.Value] = [:]
        var missing: Set<Attribute> = []
        for parameter in step.action.parameters {
            guard let input = step.inputs[parameter.name] else { continue }
            switch value(input, parameter) {
            case .success(let value): values[parameter.name] = value
            case .failure(let stop):
                switch stop {
                case .failed(let reason): return .failed(reason: reason)
                case .open(let attributes): missing.formUnion(attributes)
                }
            }
        }
        return missing.isEmpty ? .resolved(Inputs(values)) : .unknown(missing)
    }

    private enum Stop: Error {
        case failed(String)
        case open(Set<Attribute>)
    }

    private func value(_ input: RuleStep.Input, _ parameter: Parameter) -> Result<Inputs.Value, Stop> {
        do throws(Stop) {
            switch (input, parameter.kind) {
            case (.choice(let choice), _): return .success(.text(choice))
            case (.text(let text), .choice(let values)): return .success(.text(try choice(text, parameter.name, values)))
            case (.text(let text), .text(let maximum)), (.text(let text), .arguments(let maximum)), (.text(let text), .query(let maximum)):
                return .success(.text(try self.text(text, parameter.name, maximum)))
            case (.texts(let texts), .texts(let maximum)):
                var values: [String] = []
                for text in texts { values.append(try self.text(text, parameter.name, maximum)) }
                return .success(.texts(values))
            case (.call(let call), .values): return .success(.call(try self.call(call), undo: call.undo))
            case (.columns(let columns), .columns): return .success(.columns(columns))
            case (.text(let text), .shaped(let shape)): return .success(.text(try shaped(text, parameter.name, shape)))
            case (.records(let records), .records(let forms)): return .success(.records(try self.records(records, forms)))
            case (.list(let text), .texts(let maximum)): return .success(.texts(try list(text, parameter.name, maximum)))
            default: preconditionFailure("the checker gave \(parameter.name) an input of another kind")
            }
        } catch {
            return .failure(error)
        }
    }

    private func call(_ call: RuleStep.ServiceInput) throws(Stop) -> ServiceCall {
        var values: [String: ServiceCall.Value] = [:]
        for (name, given) in call.values {
            switch given.value {
            case .value(let value): values[name] = .known(value.wireJSON)
            case .text(let text): values[name] = try self.value(text, name, given.type)
            case .expression: preconditionFailure("the checker let an entity pass as an input of a service")
            }
        }
        return ServiceCall(call.operation, values)
    }

    private func value(_ input: RuleStep.TextInput, _ name: String, _ type: ValueType) throws(Stop) -> ServiceCall.Value {
        switch input.evaluate(activation, knowing: known) {
        case .value(.null): throw .failed(Messages.inputFailed(name, Messages.isNull))
        case .value(let value):
            if let known, !input.stepsRead.isSubset(of: known) { return .later(value.text) }
            guard type.accepts(value) else { throw .failed(Messages.inputNoShape(name, value.text, type.shapeWords)) }
            return .known(value.json)
        case .failure(let failure): throw .failed(Messages.inputFailed(name, failure.message))
        case .unknown(let attributes): throw .open(attributes)
        }
    }

    private func text(_ input: RuleStep.TextInput, _ name: String, _ maximum: Int) throws(Stop) -> String {
        switch input.evaluate(activation, knowing: known) {
        case .value(let value): return try checked(value.text, name, maximum)
        case .failure(let failure): throw .failed(Messages.inputFailed(name, failure.message))
        case .unknown(let attributes): throw .open(attributes)
        }
    }

    /// One `${…}` that gives a whole list.
    private func list(_ input: RuleStep.TextInput, _ name: String, _ maximum: Int) throws(Stop) -> [String] {
        switch input.template.evaluate(activation) {
        case .value(.list(let items)):
            guard !items.isEmpty else { throw .failed(Messages.inputEmpty(name)) }
            var texts: [String] = []
            for item in items { texts.append(try checked(item.text, name, maximum)) }
            return texts
        // The output of a look-up that was refused is null, whatever its type.
        case .value: throw .failed(Messages.inputFailed(name, Messages.noList))
        case .failure(let failure): throw .failed(Messages.inputFailed(name, failure.message))
        case .unknown(let attributes): throw .open(attributes)
        }
    }

    private func shaped(_ input: RuleStep.TextInput, _ name: String, _ shape: TextShape) throws(Stop) -> String {
        let value = try text(input, name, .max)
        guard shape.accepts(value) else { throw .failed(Messages.inputNoShape(name, value, shape.words)) }
        return value
    }

    private func records(
        _ records: [[String: RuleStep.TextInput]], _ forms: [[Parameter]]
    ) throws(Stop) -> [[String: String]] {
        var all: [[String: String]] = []
        for record in records {
            var values: [String: String] = [:]
            for parameter in forms.joined() {
                guard let input = record[parameter.name] else { continue }
                switch value(.text(input), parameter) {
                case .success(.text(let text)): values[parameter.name] = text
                case .success: preconditionFailure("the checker let a record hold more than texts")
                case .failure(let stop): throw stop
                }
            }
            all.append(values)
        }
        return all
    }

    /// The service may know values that the enumeration does not list.
    private func choice(_ input: RuleStep.TextInput, _ name: String, _ values: [String]) throws(Stop) -> String {
        let choice = try text(input, name, .max)
        guard values.contains(choice) else { throw .failed(Messages.inputNoChoice(name, choice)) }
        return choice
    }

    private func checked(_ text: String, _ name: String, _ maximum: Int) throws(Stop) -> String {
        guard !text.isEmpty else { throw .failed(Messages.inputEmpty(name)) }
        guard text.unicodeScalars.count <= maximum else {
            throw .failed(Messages.inputTooLong(name, maximum: maximum))
        }
        return text
    }
}
