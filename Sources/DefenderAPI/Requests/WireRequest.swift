public import Canonical
public import HTTPTypes

/// A request as it goes to the API, but for the host and the sign-in.
public struct WireRequest: Hashable, Sendable {
    /// One `name=value` of the query, not encoded.
    public struct QueryItem: Hashable, Sendable {
        /// e.g. `$filter`
        public let name: String
        public let value: String
    }

    public let method: HTTPRequest.Method
    /// The path from `/api/` on, percent-encoded, without the query.
    public let path: String
    public let query: [QueryItem]
    public let body: JSONValue?
    /// What is sent in place of `body` where the endpoint takes a form.
    public let form: FormBody?

    /// - Precondition: `values` has one for every hole of the endpoint's path.
    init(
        _ endpoint: Endpoint, _ values: [String: String] = [:], query: [QueryItem] = [], body: JSONValue? = nil,
        form: FormBody? = nil
    ) {
        method = endpoint.method
        path = endpoint.template.path(values)
        self.query = query
        self.body = body
        self.form = form
    }

    /// The path and the query, encoded as they stand in the request line.
    public var target: String {
        guard !query.isEmpty else { return path }
        // The names are our own (`$filter`, `$top`): nothing in them needs encoding.
        return path + "?" + query.map { "\($0.name)=\($0.value.percentEncoded)" }.joined(separator: "&")
    }

    /// How plans, reviews and reports show the request: `{"method","path","body"}`, the path with its query.
    public var json: JSONValue {
        ["method": .string(method.rawValue), "path": .string(target), "body": form?.json ?? body ?? .null]
    }
}
