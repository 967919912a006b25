public import Canonical

/// A result on stdout as JSON: one document whose first key is `schema` (cli.md).
public struct ResultDocument: Sendable {
    /// `cordon/NAME/1`
    public let schema: String
    public let body: JSONObject

    public init(schema: String, _ body: JSONObject) {
        self.schema = schema
        self.body = body
    }

    /// A value that names its schema among its keys.
    public init(_ value: JSONValue) {
        guard case .object(var object) = value, let schema = object["schema"]?.stringValue else {
            preconditionFailure("a result names its schema")
        }
        object["schema"] = nil
        self.init(schema: schema, object)
    }

    /// The document, indented, without a line end.
    public var text: String {
        let rest = JSONValue.object(body).prettyText()
        let head = "{\n  \"schema\": \(JSONValue.string(schema).canonicalText)"
        guard !body.isEmpty else { return head + "\n}" }
        return head + "," + rest.dropFirst()
    }
}
