import Canonical

/// A request that changes something, complete. It can only be made by the factories below, from checked parts; whoever
/// wants it sent needs an order for it.
public struct Command: Hashable, Sendable {
    /// What is changed, as values: what reconciling and drift checks look at.
    public enum Change: Hashable, Sendable {
        /// The type is one of `EnumSchema.isolationType`.
        case isolate(type: String, comment: String)
        case release(comment: String)
        case collectInvestigationPackage(comment: String)
        case tag(value: String, action: TagAction)
    }

    /// What the service answers with.
    public enum Expectation: Hashable, Sendable {
        /// A machine action of this type, whose id is the receipt.
        case machineAction(type: String)
        /// The machine as changed.
        case machine
    }

    /// The device that is changed.
    public let subject: MachineID
    public let change: Change

    init(_ subject: MachineID, _ change: Change) {
        self.subject = subject
        self.change = change
    }

    public var endpoint: Endpoint {
        switch change {
        case .isolate: .isolateMachine
        case .release: .unisolateMachine
        case .collectInvestigationPackage: .collectInvestigationPackage
        case .tag: .addOrRemoveMachineTag
        }
    }

    public var expectation: Expectation {
        switch change {
        case .isolate: .machineAction(type: "Isolate")
        case .release: .machineAction(type: "Unisolate")
        case .collectInvestigationPackage: .machineAction(type: "CollectInvestigationPackage")
        case .tag: .machine
        }
    }

    /// The text that the service keeps with the action; nil where the endpoint takes none.
    public var comment: String? {
        switch change {
        case .isolate(_, let comment), .release(let comment), .collectInvestigationPackage(let comment): comment
        case .tag: nil
        }
    }

    public var request: WireRequest { WireRequest(endpoint, id: subject.description, body: body) }

    /// The body in the listed casing: the service takes no other (reference README, row 8).
    private var body: JSONValue {
        switch change {
        case .isolate(let type, let comment): ["Comment": .string(comment), "IsolationType": .string(type)]
        case .release(let comment), .collectInvestigationPackage(let comment): ["Comment": .string(comment)]
        case .tag(let value, let action): ["Value": .string(value), "Action": .string(action.rawValue)]
        }
    }
}
