public import Canonical

/// A request to a service, as far as it can be told.
public struct ServiceCall: Hashable, Sendable {
    /// What stands behind an input.
    public enum Value: Hashable, Sendable {
        case known(JSONValue)
        /// Only the run can tell: the expressions as they are written, between `⟨` and `⟩`.
        case later(String)
        /// What the step itself gives: what takes it back needs that.
        case output(String, ofStep: String)
    }

    /// The most bytes that a body may have.
    public static let maximumBytes = 256 << 10

    public let operation: ServiceOperation
    /// By the names of the operation's inputs.
    public let values: [String: Value]

    public init(_ operation: ServiceOperation, _ values: [String: Value]) {
        self.operation = operation
        self.values = values
    }

    /// The same with what the step has given.
    func filled(with outputs: [String: JSONValue]) -> ServiceCall {
        let filled = values.mapValues { value -> Value in
            guard case .output(let name, _) = value, let known = outputs[name] else { return value }
            return .known(known)
        }
        return ServiceCall(operation, filled)
    }

    /// The exact request. What is not known yet stands in it as the expression that asks for it.
    public var request: ServiceRequest {
        ServiceRequest(
            service: operation.service, operation: operation.name, method: operation.method, origin: operation.origin,
            path: path + query, body: operation.hasBody ? .object(body) : nil, outputs: operation.outputs)
    }

    /// Why nothing can be sent; nil if it can.
    public var fault: String? {
        for case .input(let name) in operation.path {
            guard case .known(let value)? = values[name] else { continue }
            if PathSegment.encoded(Self.text(of: value)) == nil { return Messages.noPathSegment(name) }
        }
        let size = JSONValue.object(body).canonicalBytes.count
        return size > Self.maximumBytes ? Messages.callTooLong(size, maximum: Self.maximumBytes) : nil
    }

    /// The input of which nobody knows what it is; nil if all are known.
    public var unknownInput: String? {
        operation.inputs.first { name in
            guard case .known? = values[name] else { return true }
            return false
        }
    }

    private var body: JSONObject { JSONObject(operation.inputs.compactMap { name in values[name].map { (name, $0.json) } }) }

    private var path: String {
        operation.path.map { part in
            switch part {
            case .text(let text): text
            case .input(let name): values[name].map { Self.escaped($0) } ?? ""
            }
        }.joined()
    }

    /// What a request without a body says besides its path.
    private var query: String {
        guard !operation.hasBody else { return "" }
        let others = operation.inputs.filter { !operation.path.contains(.input($0)) }
        let pairs = others.compactMap { name in values[name].map { "\(PathSegment.escaped(name))=\(Self.escaped($0))" } }
        let hasQuery = operation.path.contains { if case .text(let text) = $0 { text.contains("?") } else { false } }
        return pairs.isEmpty ? "" : (hasQuery ? "&" : "?") + pairs.joined(separator: "&")
    }

    private static func escaped(_ value: Value) -> String {
        switch value {
        case .known(let json): PathSegment.escaped(text(of: json))
        case .later, .output: value.json.stringValue ?? ""
        }
    }

    private static func text(of json: JSONValue) -> String { json.stringValue ?? json.canonicalText }
}

extension ServiceCall.Value {
    fileprivate var json: JSONValue {
        switch self {
        case .known(let json): json
        case .later(let mark): .string(mark)
        case .output(let name, let step): .string("⟨steps.\(step).\(name)⟩")
        }
    }
}
