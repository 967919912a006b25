import Canonical

/// A request that changes something, complete. It can only be made by the factories of its families, from checked
/// parts; whoever wants it sent needs an order for it.
public struct Command: Hashable, Sendable {
    public let endpoint: Endpoint
    /// What is changed.
    public let subject: Subject
    /// How it is changed, as values: what reconciling and drift checks look at.
    public let change: Change
    public let request: WireRequest
    public let expectation: Expectation
    /// The text that the service keeps with a machine action; nil where the endpoint takes none.
    public let comment: String?

    init(
        _ endpoint: Endpoint, _ subject: Subject, _ change: Change, path: [String: String] = [:], body: JSONValue? = nil,
        form: FormBody? = nil, expecting expectation: Expectation, comment: String? = nil
    ) {
        precondition(endpoint.isChanging, "\(endpoint.id) changes nothing")
        self.endpoint = endpoint
        self.subject = subject
        self.change = change
        request = WireRequest(endpoint, path, body: body, form: form)
        self.expectation = expectation
        self.comment = comment
    }

    /// The device that is changed, where it is one.
    public var device: MachineID? {
        guard case .device(let machine) = subject else { return nil }
        return machine
    }
}
