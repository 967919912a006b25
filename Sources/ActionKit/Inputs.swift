/// The resolved values of a step's parameters: what the playbook's text became for one device.
public struct Inputs: Hashable, Sendable {
    /// A resolved value.
    public enum Value: Hashable, Sendable {
        case text(String)
        case texts([String])
        /// Texts by key, in order.
        case records([[String: String]])
        case columns(HuntingColumns)
        /// - Parameter undo: what takes it back, nil where cordon.yaml names nothing.
        case call(ServiceCall, undo: ServiceOperation?)
    }

    private let values: [String: Value]

    public init(_ values: [String: Value]) { self.values = values }

    /// The text of a text or choice parameter, or nil if the playbook leaves it out.
    public func text(_ name: String) -> String? {
        guard case .text(let text)? = values[name] else { return nil }
        return text
    }

    /// The texts of a list parameter; empty if the playbook leaves it out.
    public func texts(_ name: String) -> [String] {
        guard case .texts(let texts)? = values[name] else { return [] }
        return texts
    }

    /// Whether a flag is set; nil if the playbook leaves it out.
    public func flag(_ name: String) -> Bool? { text(name).map { $0 == "true" } }

    /// The mappings of a list of records; empty if the playbook leaves it out.
    public func records(_ name: String) -> [[String: String]] {
        guard case .records(let records)? = values[name] else { return [] }
        return records
    }

    /// The columns of a query; nil if the playbook leaves them out.
    public func columns(_ name: String) -> HuntingColumns? {
        guard case .columns(let columns)? = values[name] else { return nil }
        return columns
    }

    /// The request to a service.
    /// - Precondition: the parameter is the one of which the planner makes one.
    public func requiredCall(_ name: String) -> ServiceCall {
        guard case .call(let call, _) = values[name] else { preconditionFailure("the checker let a step without a call pass") }
        return call
    }

    /// What takes the request to a service back: its inputs are the outputs of the same name, then the inputs.
    public func undoingCall(_ name: String, step: String) -> ServiceCall? {
        guard case .call(let call, let undo?) = values[name] else { return nil }
        let given = Set(call.operation.outputs.map(\.name))
        let pairs = undo.inputs.compactMap { name -> (String, ServiceCall.Value)? in
            given.contains(name) ? (name, .output(name, ofStep: step)) : call.values[name].map { (name, $0) }
        }
        return ServiceCall(undo, Dictionary(pairs) { first, _ in first })
    }

    /// The text of a parameter that the catalogue marks as required (the checker lets no playbook without it pass).
    public func required(_ name: String) -> String {
        guard let text = text(name) else { preconditionFailure("the checker let a step without \(name) pass") }
        return text
    }
}
