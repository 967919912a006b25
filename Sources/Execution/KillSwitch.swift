import Guardrails

/// Of a brake the kill switch alone: the undo of what we did is held back by nothing else (language.md, "Policy").
struct KillSwitch: Brake {
    let brake: any Brake

    func stop() throws(LedgerFailure) -> Stop? {
        guard let stop = try brake.stop(), stop.kind == .halt else { return nil }
        return stop
    }
}
