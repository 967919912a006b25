public import ActionKit
public import DefenderAPI
public import Planning

/// The answer to what an action had to know, or to what a look-up asks.
public enum LookupAnswer: Sendable {
    case action(MachineActionID, MachineAction?)
    case indicators(IndicatorValue, [Indicator])
    /// - Parameter gap: why some may be there although they were not found.
    case indicatorsAmong([IndicatorValue], [Indicator], count: Int, gap: String?)
    /// - Parameter gap: why it may be there although it was not found.
    case indicator(IndicatorID, Indicator?, gap: String?)
    /// - Parameter gap: why there may be more.
    case indicatorCount(Int, gap: String?)
    case file(FileHash, FileProfile?)
    /// - Parameter gap: why it may be there although it was not found.
    case libraryFile(LibraryFileName, LibraryFile?, gap: String?)
    case device(MachineID, Machine?)
    case alert(AlertID, Alert?)
    case statistics(Lookup, Record?)
    case hunt(HuntingQuestion, HuntingAnswer)
    /// - Parameter gap: why there may be more.
    case related(Relation, [Record], gap: String?)
    /// nil: more than an expression may go over.
    /// - Parameter gap: why entities may be missing.
    case listing(TenantListing, [Record]?, gap: String?)
    case service(ServiceRequest, ServiceAnswer)
    case reversal(of: String, Reversal)

    public static func look(up lookup: Lookup, _ readers: Readers) async throws(ReadFailure) -> LookupAnswer {
        let reader = readers.defender
        switch lookup {
        case .service(let request): return .service(request, await readers.ask(request))
        case .action(let id): return .action(id, try await found(.machineAction(id), reader))
        case .indicators(let value): return .indicators(value, try await reader.read(.indicators(of: value)).items)
        case .indicatorsAmong(let values):
            let found = try await reader.indicators(of: values)
            return .indicatorsAmong(values, found.items, count: found.total, gap: found.gap)
        case .indicator(let id):
            // An id cannot be asked for: the list is gone through.
            let found = try await reader.collect(.indicators()) { $0.id == id.description }
            return .indicator(id, found.items.first, gap: found.items.isEmpty ? found.gap : nil)
        case .indicatorCount:
            let all = try await reader.collect(.indicators()) { _ in false }
            return .indicatorCount(all.total, gap: all.gap)
        case .file(let hash): return .file(hash, try await found(.file(hash), reader))
        case .libraryFile(let name):
            // Nor can a name.
            let page = try await reader.read(.libraryFiles)
            let file = page.items.first { $0.fileName == name.description }
            return .libraryFile(name, file, gap: file == nil ? page.nextLink.map { _ in Messages.moreLibraryFiles } : nil)
        case .device(let id): return .device(id, try await found(.machine(id), reader))
        case .alert(let id): return .alert(id, try await found(.alert(id), reader))
        case .fileStatistics(let hash): return .statistics(lookup, try await found(.statistics(of: hash), reader)?.record)
        case .domainStatistics(let domain): return .statistics(lookup, try await found(.statistics(of: domain), reader)?.record)
        case .ipStatistics(let address): return .statistics(lookup, try await found(.statistics(of: address), reader)?.record)
        case .hunt(let question): return .hunt(question, try await hunt(question, reader))
        case .related(let relation):
            let answer = try await RelationAnswer.look(up: relation, reader)
            return .related(relation, answer.records, gap: answer.gap)
        case .listing(let listing): return try await TenantList.read(listing, reader)
        case .reversal: preconditionFailure("Cordon's records are asked what it did, not the service")
        }
    }

    /// What the service says to a question, as facts; the reason where it gives none that can be built on.
    static func facts(of question: Lookup, _ readers: Readers) async -> Result<Facts, Unasked> {
        var facts = Facts()
        do throws(ReadFailure) {
            let gap = try await look(up: question, readers).note(in: &facts)
            return gap.map { .failure(Unasked($0)) } ?? .success(facts)
        } catch { return .failure(Unasked(error.description)) }
    }

    /// nil where the service does not have it.
    private static func found<Entity: Sendable>(_ query: Query<Entity>, _ reader: any DefenderReader) async throws(ReadFailure) -> Entity? {
        do { return try await reader.read(query) } catch {
            if error == .notFound { return nil }
            throw error
        }
    }

    /// A mistake in the query is an answer: asked again, it is there again.
    private static func hunt(_ question: HuntingQuestion, _ reader: any DefenderReader) async throws(ReadFailure) -> HuntingAnswer {
        do { return HuntingAnswer(try await reader.read(.hunting(question.kql)), question) } catch {
            guard case .api(let failure) = error, failure.status == 400 else { throw error }
            return .unusable(Messages.badQuery(failure))
        }
    }

    /// Enters the answer into what is known.
    /// - Returns: why something may be missing.
    public func note(in facts: inout Facts) -> String? {
        switch self {
        case .action(let id, let action): facts.answers.actions.updateValue(action, forKey: id)
        case .indicators(let value, let indicators): facts.answers.indicators[value] = indicators
        case .indicatorsAmong(let values, let found, let count, let gap):
            for value in values { facts.answers.indicators[value] = found.filter { $0.isOf(value) } }
            facts.answers.indicatorCount = count
            return gap.map { Messages.partialIndicators($0) }
        case .indicator(let id, let indicator, let gap):
            facts.answers.indicatorsByID.updateValue(indicator, forKey: id)
            return gap.map { Messages.partialIndicators($0) }
        case .indicatorCount(let count, let gap):
            facts.answers.indicatorCount = count
            return gap.map { Messages.partialIndicators($0) }
        case .file(let hash, let file): facts.answers.files.updateValue(file, forKey: hash)
        case .libraryFile(let name, let file, let gap):
            facts.answers.libraryFiles.updateValue(file, forKey: name)
            return gap
        case .device(let id, let machine): facts.devices[id] = .some(machine)
        case .alert(let id, let alert): facts.answers.alerts.updateValue(alert, forKey: id)
        case .statistics(let lookup, let record): facts.answers.statistics.updateValue(record, forKey: lookup)
        case .hunt(let question, let answer): facts.answers.hunts[question] = answer
        case .service(let request, let answer): facts.answers.services[request] = answer
        case .reversal(let run, let reversal): facts.answers.reversals[run] = reversal
        case .related(let relation, let records, let gap):
            // By key: the order of a listing is the service's, the plan's is ours.
            facts.answers.related[relation] = records.sorted { $0.keyText < $1.keyText }
            return gap
        case .listing(let listing, let records, let gap):
            facts.answers.listings.updateValue(records?.sorted { $0.keyText < $1.keyText }, forKey: listing)
            return gap.map { Messages.partialListing(listing.name, $0) }
        }
        return nil
    }
}

extension Indicator {
    fileprivate func isOf(_ value: IndicatorValue) -> Bool {
        indicatorValue.flatMap { IndicatorValue($0, kind: value.kind) } == value
    }
}

extension Record {
    fileprivate var keyText: String { schema.key.flatMap { self[$0].text } ?? "" }
}
