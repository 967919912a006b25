public import ActionKit
public import DefenderAPI

/// Calls an operation of a service that cordon.yaml declares: a ticket, a pager, an inventory.
public enum CallService: Action {
    public static let key = "call_service"
    public static let summary = "Calls an operation of a service that cordon.yaml declares; one that only reads is a look-up."
    public static let parameters = Parameter.serviceCall
    public static let endpoints: [Endpoint] = []
    public static let delivers = true
    public static let risk = Risk.none
    /// Which operation takes one back, cordon.yaml says.
    public static let opposite: String? = nil
    public static let continuesIfAlready = false
    public static let outputs: [Output] = []
    public static let subject = ActionSubject.inputs
    public static let aspects: Set<DeviceState.Aspect.Kind> = [.delivery]
    public static let facts: Set<DeviceFact> = []
    public static let examples = [
        #"call_service: { service: tickets, operation: create, with: { text: "${alert.title} on ${device.computerDnsName}" } }"#
    ]

    public static func effects(_ inputs: Inputs) -> [Deed.Effect] { [] }

    public static func refusal(_ inputs: Inputs, on target: Target) -> String? { inputs.requiredCall("with").fault }

    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] {
        let undo = inputs.undoingCall("with", step: tokens.step).map { Deed.Work.deliver(Message(calling: $0)) }
        let message = Message(calling: inputs.requiredCall("with"))
        return [Deed(.deliver(message), puts: .init(.delivery(tokens.token(deed: 0)), isOn: true), undo: undo)]
    }

    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String {
        Messages.calls(inputs.requiredCall("with").operation.title)
    }

    public static func inForce(_ settings: [DeviceState.Setting]) -> String { Messages.calledAlready(by: settings[0].cause) }
}
