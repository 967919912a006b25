public import Canonical

/// A request of a plan, a report or a record, as people read it.
public struct RequestWords {
    private let request: JSONValue

    public init(_ request: JSONValue) { self.request = request }

    /// Method and place: the path of a request to the API, the whole address of any other.
    public var head: String {
        let place = request["path"]?.stringValue ?? request["url"]?.stringValue ?? ""
        return "\(request["method"]?.stringValue ?? "") \(place)"
    }

    /// What it carries; nil if that is nothing.
    public var body: JSONValue? { request["body"].flatMap { $0 == .null ? nil : $0 } }

    /// All of it on one line.
    public var line: String { head + (body.map { " " + $0.canonicalText } ?? "") }
}
