import DefenderAPI
import Expressions
import Playbooks

/// The variables of an expression that has no run yet: those that are always there, in the order of `Scope.Root.common`.
struct CommonActivation: Activation {
    let common: CommonRoots

    func variable(_ slot: Int) -> Evaluation { common.value(of: Scope.Root.common[slot]) }
    func call(_ function: Int, _ arguments: [Value]) -> Evaluation { common.call(function, arguments) }
}

/// The same of `key` and `device` of a trigger `hunting`: `row` stands in front.
struct RowActivation: Activation {
    let row: Record
    let common: CommonRoots

    func variable(_ slot: Int) -> Evaluation {
        slot == 0 ? .value(.object(EntityObject(row, common.known))) : common.value(of: Scope.Root.common[slot - 1])
    }

    func call(_ function: Int, _ arguments: [Value]) -> Evaluation { common.call(function, arguments) }
}
