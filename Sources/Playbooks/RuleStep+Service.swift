public import ActionKit

extension RuleStep {
    /// What a step gives to an operation of a service.
    public struct ServiceInput: Sendable {
        /// A value with the type that cordon.yaml declares.
        public struct Given: Sendable {
            public let value: CallInput
            public let type: ValueType
        }

        public let operation: ServiceOperation
        /// What takes it back; nil where cordon.yaml names nothing.
        public let undo: ServiceOperation?
        /// By the names of the operation's inputs; none is missing.
        public let values: [String: Given]

        var texts: [TextInput] {
            values.sorted { $0.key < $1.key }.compactMap { if case .text(let text) = $0.value.value { text } else { nil } }
        }
    }

    /// The operation of a service that the step calls; nil if it calls none.
    public var service: ServiceInput? {
        for case .call(let call) in inputs.values { return call }
        return nil
    }

    /// What takes the step back, by its name; nil where nothing does.
    public var opposite: String? {
        guard case .action(let action, _) = work else { return nil }
        return action.opposite ?? service?.undo?.title
    }
}
