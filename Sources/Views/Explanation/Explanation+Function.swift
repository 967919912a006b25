import Expressions
import Playbooks

extension Explanation {
    /// The functions and macros that expressions may call.
    public static var functionNames: [String] {
        (FunctionReference.all.map(\.name) + HostFunction.declared.map(\.name)).sorted()
    }

    /// A function of the language, with its forms; nil if there is none of this name.
    public init?(function name: String) {
        if let host = HostFunction.declared.first(where: { $0.name == name }) {
            let parameters = host.parameters.map { "\($0)" }.joined(separator: ", ")
            self.init("function", name, host.summary, [Section("Forms", code: "\(name)(\(parameters)) -> \(host.result)")])
            return
        }
        guard let function = FunctionReference.all.first(where: { $0.name == name }) else { return nil }
        self.init("function", name, function.summary, [Section("Forms", code: function.forms.joined(separator: "\n"))])
    }
}
