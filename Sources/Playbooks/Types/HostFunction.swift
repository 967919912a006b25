public import Expressions

/// A function of the language that is none of CEL's. Its raw value is its name and its place its slot.
public enum HostFunction: String, Sendable, CaseIterable {
    case device, alert, file, user, domain, ip, during

    /// The look-up behind it, by the endpoint's id; nil if there is none.
    public var endpoint: String? {
        switch self {
        case .device: "get-machine"
        case .alert: "get-alert"
        case .file: "get-file"
        case .user, .domain, .ip, .during: nil
        }
    }

    /// The entity that it gives; nil if it gives none.
    public var kind: EntityKind? {
        switch self {
        case .device: .device
        case .alert: .alert
        case .file: .file
        case .user: .user
        case .domain: .domain
        case .ip: .ip
        case .during: nil
        }
    }

    private var summary: String {
        switch self {
        case .device: "The device of a machine id."
        case .alert: "The alert of an id."
        case .file: "The file of a SHA-1 or SHA-256."
        case .user: "The account of a name; what leads on from it is looked up."
        case .domain: "The domain of a host name; what leads on from it is looked up."
        case .ip: "The address; what leads on from it is looked up."
        case .during: "Whether the plan's time lies in a calendar of cordon.yaml."
        }
    }

    /// The slot that a call of it has.
    public var slot: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// The functions as expressions see them, in the order of their slots.
    public static var declared: [Declarations.Function] { declarations }

    static let declarations: [Declarations.Function] = allCases.map { function in
        let result: CELType = function.kind.map { .object(Vocabulary.type(of: $0)) } ?? .bool
        return Declarations.Function(
            function.rawValue, id: "\(function.rawValue)_string", parameters: [.string], result: result, summary: function.summary)
    }
}
