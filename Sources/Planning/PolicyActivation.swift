public import Canonical
public import DefenderAPI
public import Expressions

/// The variables of a policy rule for one device.
public struct PolicyActivation: Activation {
    private let device: Evaluation
    private let time: Timestamp

    public init(device: MachineID, _ facts: Facts, at time: Timestamp) {
        self.device = EntityObject.device(of: device.description, facts: facts)
        self.time = time
    }

    public func variable(_ slot: Int) -> Evaluation { slot == 0 ? device : .value(.timestamp(time)) }
}
