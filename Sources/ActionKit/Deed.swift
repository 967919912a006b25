public import DefenderAPI

/// One thing that a step does to the world. Each deed that leaves the process becomes one order, with one intent and
/// one receipt of its own.
public enum Deed: Hashable, Sendable {
    /// A changing request to the Defender API.
    case change(Command)

    /// The request as it will be sent, exactly.
    public var request: WireRequest {
        switch self {
        case .change(let command): command.request
        }
    }

    /// The endpoint that the deed calls; its permissions decide the preflight.
    public var endpoint: Endpoint {
        switch self {
        case .change(let command): command.endpoint
        }
    }
}
