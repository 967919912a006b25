import Planning
import Playbooks

/// What a review has counted so far.
struct ReviewTallies {
    var limits: LimitTally
    var room: IndicatorTally
    /// What steps that may be carried out change of devices.
    var changes = DeviceChanges()

    init(_ policy: Policy, _ standing: Standing, _ facts: Facts) {
        limits = LimitTally(policy.limits, standing)
        room = IndicatorTally(facts.answers)
    }
}
