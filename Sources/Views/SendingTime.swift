import ActionKit
import Canonical
import DefenderAPI
import Guardrails
import Planning

/// How long the calls of a plan take at least: as long as the documented limits make them wait, if nothing else calls and
/// every answer comes at once. Endpoints whose pages state the same limits share them, as in the client.
struct SendingTime {
    private(set) var writes = 0
    private(set) var reads = 0
    /// How many steps at most only the run can tell.
    private(set) var later = 0
    private var sent: [RateLimits: [Int]] = [:]
    /// Until the last call has gone, in seconds.
    private(set) var seconds = 0

    init(_ review: Review) {
        let facts = review.plan.inputs.facts
        // `apply` reads all that the plan rests on once more before its first change.
        reads = facts.alerts.count + facts.devices.count + facts.actions.count + facts.answers.lookups.count
        for _ in 0..<reads { call(.standard) }
        for run in review.acting {
            let joint = run.jointRequests
            for step in run.steps where step.verdict.isOpen && !step.step.isStandby {
                if let expansion = step.step.expansion, step.step.action.acts {
                    later = later.addingReportingOverflow(expansion.bound).partialValue
                }
                for work in joint.requests(of: step.step).own {
                    writes += 1
                    if let endpoint = work.endpoint { call(endpoint.rateLimits) }
                }
            }
        }
    }

    private mutating func call(_ stated: RateLimits) {
        let limits = stated == .unstated ? .standard : stated
        let times = sent[limits] ?? []
        for (window, most) in [(60, limits.perMinute), (3600, limits.perHour)] {
            guard let most, times.count >= most else { continue }
            seconds = max(seconds, times[times.count - most] + window)
        }
        sent[limits, default: []].append(seconds)
    }

    var json: JSONValue {
        [
            "writes": .integer(Int64(writes)), "later": .integer(Int64(later)), "reads": .integer(Int64(reads)),
            "seconds": .integer(Int64(seconds)),
        ]
    }
}
