/// One signature of a function or operator, for the checker.
struct Overload: Sendable {
    /// CEL's name for it, where CEL has it.
    let id: String
    /// The receiver comes first.
    let parameters: [CELType]
    let result: CELType
    let isMember: Bool

    init(_ id: String, _ parameters: [CELType], _ result: CELType, isMember: Bool = false) {
        self.id = id
        self.parameters = parameters
        self.result = result
        self.isMember = isMember
    }

    static func member(_ id: String, _ parameters: [CELType], _ result: CELType) -> Overload {
        Overload(id, parameters, result, isMember: true)
    }

    /// `string.startsWith(string) -> bool`
    func signature(of function: String) -> String {
        if let symbol = Operator(rawValue: function) {
            return parameters.map { $0.description }.joined(separator: " \(symbol.spelling) ")
        }
        let arguments = parameters.dropFirst(isMember ? 1 : 0).map { $0.description }.joined(separator: ", ")
        return (isMember ? "\(parameters[0])." : "") + "\(function)(\(arguments)) -> \(result)"
    }
}
