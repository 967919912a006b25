import ActionKit
import DefenderAPI

extension Facts {
    /// Facts that were read while a plan is under way, as they would stand had the plan done nothing yet: what it has put in
    /// force stands as it was recorded, so what a plan has done is no drift of it. What somebody has changed again since stands
    /// as it is now, and so does what the plan may have done and did not.
    /// - Parameter recorded: what the plan rests on.
    public func without(_ effects: [OwnEffect], recorded: Facts) -> Facts {
        var facts = self
        for (device, own) in Dictionary(grouping: effects, by: \.device) {
            guard let device, let list = actions[device] else { continue }
            let marks = Set(own.map { "[cordon:\($0.token)]" })
            facts.actions[device] = list.filter { action in !marks.contains { action.requestorComment?.contains($0) ?? false } }
        }
        // Nobody can tell what a query would give had the plan done nothing: a device that it has tagged may be in no row any more.
        if !effects.isEmpty { facts.answers.hunts = recorded.answers.hunts }
        // Where a property leads to what the plan has changed, the same; what others have changed elsewhere counts.
        for (relation, records) in recorded.answers.related where effects.contains(where: { relation.kind.schema.shows($0.effect.aspect) })
        {
            facts.answers.related[relation] = records
        }
        for (listing, entities) in answers.listings {
            guard let entities, let then = recorded.answers.listings[listing] else { continue }
            if listing.kind == .actions {
                let marks = Set(effects.map { "[cordon:\($0.token)]" })
                facts.answers.listings[listing] = entities.filter { record in
                    !marks.contains { record["requestorComment"].text?.contains($0) ?? false }
                }
            } else if effects.contains(where: { listing.kind.schema.shows($0.effect.aspect) }) {
                facts.answers.listings[listing] = then
            }
        }
        facts.restore(reversalsBy: Set(effects.map(\.token)), recorded)
        for effect in effects { facts.takeBack(effect.effect, on: effect.device, recorded) }
        return facts
    }

    /// What runs had in force that the plan has taken back, and the leases of that.
    private mutating func restore(reversalsBy tokens: Set<String>, _ recorded: Facts) {
        let own = recorded.answers.reversals.filter { _, reversal in
            guard case .over(let standing, _) = reversal else { return false }
            return standing.contains { tokens.contains($0.undoToken.text) }
        }
        guard !own.isEmpty else { return }
        answers.reversals.merge(own) { $1 }
        for (relation, records) in recorded.answers.related where relation.kind == .deviceLeases { answers.related[relation] = records }
        for (listing, entities) in recorded.answers.listings where listing.kind == .leases {
            answers.listings.updateValue(entities, forKey: listing)
        }
    }

    private mutating func takeBack(_ effect: Deed.Effect, on device: MachineID?, _ recorded: Facts) {
        switch effect.aspect {
        // What the service shows is not what the plan puts in force: it is somebody else's, or as it was.
        case let aspect where DeviceOutlook.setting(of: aspect, self).map { $0.value != effect.value } ?? false: break
        case .tag(let tag): takeBack(tag: tag, isOn: effect.isOn, on: device, recorded)
        case .deviceValue:
            guard let device, let now = devices[device] ?? nil, let then = recorded.devices[device] ?? nil,
                effect.value == .text(now.deviceValue ?? "")
            else { return }
            devices[device] = .some(now.with("deviceValue", then.record["deviceValue"]))
        case .alert(let id, let property):
            takeBack(property.rawValue, of: id, recorded) { effect.value == $0[property.rawValue].text.map { .text($0) } ?? .off }
        case .alertComment(let id, _): takeBack("comments", of: id, recorded) { _ in true }
        case .indicator(let value): answers.indicators[value] = recorded.answers.indicators[value]
        case .indicatorID(let id): answers.indicatorsByID[id] = recorded.answers.indicatorsByID[id]
        case .libraryFile(let name): answers.libraryFiles[name] = recorded.answers.libraryFiles[name]
        case .pending(let id): answers.actions[id] = recorded.answers.actions[id]
        // These stand in the action history, which has been seen to.
        case .isolation, .appRestriction, .collection, .scan, .quarantine, .session, .liveResponse, .offboarding, .investigation,
            .raisedAlert, .delivery:
            break
        }
    }

    /// - Parameter isOurs: whether what stands there now is what the plan has put there.
    private mutating func takeBack(_ property: String, of id: AlertID, _ recorded: Facts, isOurs: (Record) -> Bool) {
        if let now = alerts[id], let then = recorded.alerts[id], isOurs(now.record) {
            alerts[id] = now.with(property, then.record[property])
        }
        // An alert that a step or a caller names.
        if let now = answers.alerts[id] ?? nil, let then = recorded.answers.alerts[id] ?? nil, isOurs(now.record) {
            answers.alerts[id] = .some(now.with(property, then.record[property]))
        }
    }

    private mutating func takeBack(tag: String, isOn: Bool, on device: MachineID?, _ recorded: Facts) {
        guard let device, let now = devices[device] ?? nil, let then = recorded.devices[device] ?? nil,
            now.machineTags.contains(tag) == isOn, then.machineTags.contains(tag) != isOn
        else { return }
        // In the recorded order as far as it goes, for an expression may read the list.
        let tags =
            isOn
            ? now.machineTags.filter { $0 != tag }
            : then.machineTags.filter { $0 == tag || now.machineTags.contains($0) }
                + now.machineTags.filter { !then.machineTags.contains($0) }
        devices[device] = .some(now.with("machineTags", .list(tags.map { .string($0) })))
    }
}

extension EntitySchema {
    /// Whether entities of this kind have what an effect changes among their properties, or are made or taken away by it.
    fileprivate func shows(_ aspect: DeviceState.Aspect) -> Bool {
        switch aspect {
        case .alert, .alertComment, .raisedAlert: self == Alert.schema
        case .tag, .deviceValue: self == Machine.schema
        case .indicator, .indicatorID: self == Indicator.schema
        default: false
        }
    }
}

extension EntityView {
    /// The entity with another value of a property.
    fileprivate func with(_ property: String, _ value: FieldValue) -> Self {
        var slots = record.slots
        guard let index = record.schema.index(of: property) else { preconditionFailure("no property \(property)") }
        slots[index] = value
        return Self(record: Record(schema: record.schema, slots: slots))
    }
}
