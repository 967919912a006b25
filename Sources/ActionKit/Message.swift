public import Canonical

/// What a deed sends to somebody other than the API.
public struct Message: Hashable, Sendable {
    /// Where it goes.
    public enum Destination: Hashable, Sendable {
        /// A channel of cordon.yaml, by its name: its address is a secret.
        case channel(String)
    }

    public let destination: Destination
    public let body: JSONValue

    public init(to destination: Destination, body: JSONValue) {
        self.destination = destination
        self.body = body
    }

    /// How records and limits name the receiver.
    public var target: String {
        switch destination {
        case .channel(let name): "channel:\(name)"
        }
    }

    /// Whether the same again does no harm: the receiver knows it by its key, and people have at worst read it twice.
    public var isRepeatable: Bool {
        switch destination {
        case .channel: true
        }
    }

    /// How plans, reviews, reports and records show it: `{"kind","method","url","body"}`. A channel's address is not told.
    public var json: JSONValue {
        switch destination {
        case .channel: ["kind": "notification", "method": "POST", "url": .string(target), "body": body]
        }
    }
}
