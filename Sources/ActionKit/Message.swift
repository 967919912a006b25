public import Canonical

/// What a deed sends to somebody other than the API.
public struct Message: Hashable, Sendable {
    /// Where it goes.
    public enum Destination: Hashable, Sendable {
        /// A channel of cordon.yaml, by its name: its address is a secret.
        case channel(String)
        /// An operation of a service of cordon.yaml.
        case service(ServiceCall)
    }

    public let destination: Destination
    /// null where nothing is sent but the address.
    public let body: JSONValue

    public init(to destination: Destination, body: JSONValue) {
        self.destination = destination
        self.body = body
    }

    /// A request to a service.
    public init(calling call: ServiceCall) { self.init(to: .service(call), body: call.request.body ?? .null) }

    /// The request to a service; nil for any other message.
    public var call: ServiceCall? {
        guard case .service(let call) = destination else { return nil }
        return call
    }

    /// How records and limits name the receiver.
    public var target: String {
        switch destination {
        case .channel(let name): "channel:\(name)"
        case .service(let call): "service:\(call.operation.title)"
        }
    }

    /// Whether the same again does no harm: the receiver knows it by its key, and people have at worst read it twice, or find two
    /// tickets.
    public var isRepeatable: Bool {
        switch destination {
        case .channel, .service: true
        }
    }

    /// How plans, reviews, reports and records show it: `{"kind","method","url","body"}`. A channel's address is not told.
    public var json: JSONValue {
        switch destination {
        case .channel: ["kind": "notification", "method": "POST", "url": .string(target), "body": body]
        case .service(let call): call.request.json
        }
    }
}
