import ActionKit
import Canonical
import Planning

/// Steps that wait for a time, or for something to hold.
extension RunCourse {
    mutating func wait(_ step: PlannedStep, _ pause: Pause) async throws(ExecutionFailure) {
        let now = dispatch.clock.now()
        let since = past.waits(since: step.id) ?? now
        let end = since + pause.length
        if past.waits(since: step.id) == nil { try await journal.pause(step, since: since, until: end, in: run) }
        switch pause.until {
        case nil where now >= end, .holds: try await settle(step, E.M.finished(actionIDs: [], note: nil))
        case .failed(let reason), .open(let reason): try await settle(step, .failed(reason))
        case .fails(let reason) where now >= end: try await settle(step, .timedOut(reason))
        case nil: state.park(step, E.M.finished(actionIDs: [], note: nil), at: since, pausedUntil: end)
        // What it waits for is read again, the less often the longer it takes.
        case .fails:
            state.park(
                step, E.M.finished(actionIDs: [], note: nil), at: since,
                pausedUntil: min(end, now + min(max((now - since) / 4, Self.firstInterval), Self.longestInterval)))
        }
    }
}
