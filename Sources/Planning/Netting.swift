public import ActionKit
public import DefenderAPI

/// Which requests take a run back whose deeds changed the same things more than once. What a thing was before the run, the first of them
/// puts back, and the others need not be sent; where the run has turned it back itself nothing is: a device that it has isolated and
/// released is not isolated once more.
public struct Netting: Sendable {
    /// A deed that was done and has not been taken back.
    public struct Deed: Sendable {
        let step: String
        let device: MachineID?
        let effects: [ActionKit.Deed.Effect]
        let undo: ActionKit.Deed.Work?
        let mark: LeaseHold.Mark
        /// Whether somebody has begun to take it back.
        let isBegun: Bool

        /// - Parameters:
        ///   - undo: what takes it back; nil if nothing does.
        ///   - token: the step token of the deed.
        ///   - actionID: the machine action that the service made of it; nil where it makes none.
        public init(
            of step: String, on device: MachineID?, puts effects: [ActionKit.Deed.Effect], undo: ActionKit.Deed.Work?, token: String,
            actionID: String?, isBegun: Bool = false
        ) {
            (self.step, self.device, self.effects, self.undo, self.isBegun) = (step, device, effects, undo, isBegun)
            mark = LeaseHold.Mark(token: token, actionID: actionID)
        }
    }

    private struct Thing: Hashable {
        let device: MachineID?
        let aspect: DeviceState.Aspect
    }

    /// The deeds that changed a thing, as they were done, and what it is where the first of them has been taken back.
    private struct Chain {
        var deeds: [Deed]

        /// The one that puts back what was there before; nil if none does.
        var first: Deed? { deeds.first { $0.undo != nil } }

        /// Whether the thing is as it was already.
        func isClosed(_ aspect: DeviceState.Aspect) -> Bool {
            guard deeds.count > 1, let first, let undo = first.undo, let now = deeds.last?.value(of: aspect),
                let before = first.effects.first(where: { $0.aspect == aspect })?.reversed(by: undo)
            else { return false }
            return before.value == now
        }
    }

    private var chains: [Thing: Chain] = [:]
    private var deeds: [String: Deed] = [:]
    /// The tokens of those that something is sent for.
    private var sent: Set<String> = []

    /// - Parameter deeds: of one run, as they were done.
    public init(_ deeds: [Deed]) {
        for deed in deeds {
            self.deeds[deed.mark.token] = deed
            for effect in deed.effects {
                chains[Thing(device: deed.device, aspect: effect.aspect), default: Chain(deeds: [])].deeds.append(deed)
            }
        }
        sent = Set(deeds.filter(\.isBegun).map(\.mark.token))
        sent.formUnion(chains.filter { !$1.isClosed($0.aspect) }.compactMap(\.value.first?.mark.token))
        // What is sent for one thing changes others with it, which have to be put back then as well.
        while true {
            let more = chains.values.filter { chain in chain.deeds.contains { sent.contains($0.mark.token) } }
                .compactMap(\.first?.mark.token).filter { !sent.contains($0) }
            guard !more.isEmpty else { return }
            sent.formUnion(more)
        }
    }

    /// Why nothing has to be sent to take a deed back; nil if something has.
    /// - Parameter token: its step token.
    public func reason(for token: String) -> String? {
        guard deeds[token] != nil, !sent.contains(token) else { return nil }
        return covering(token).first.flatMap { deeds[$0]?.step }.map { Messages.goesBack(with: $0) } ?? Messages.turnedBack
    }

    /// The tokens of the deeds with which a deed goes back that nothing is sent for: it is back once they all are.
    public func covering(_ token: String) -> [String] {
        guard let deed = deeds[token], !sent.contains(token) else { return [] }
        return deed.effects.compactMap { effect in
            let first = chains[Thing(device: deed.device, aspect: effect.aspect)]?.first?.mark.token
            return first.flatMap { sent.contains($0) ? $0 : nil }
        }
    }

    /// What later deeds of the run have made of what a deed changed: that is what has to be there, and theirs, for it to be taken back.
    public func later(than token: String) -> [DeviceState.Aspect: LeaseHold.Later] {
        guard let deed = deeds[token] else { return [:] }
        var later: [DeviceState.Aspect: LeaseHold.Later] = [:]
        for effect in deed.effects {
            guard let last = chains[Thing(device: deed.device, aspect: effect.aspect)]?.deeds.last, last.mark.token != token,
                let value = last.value(of: effect.aspect)
            else { continue }
            later[effect.aspect] = LeaseHold.Later(value: value, mark: last.mark)
        }
        return later
    }
}

extension Netting.Deed {
    fileprivate func value(of aspect: DeviceState.Aspect) -> DeviceState.Value? { effects.first { $0.aspect == aspect }?.value }
}
