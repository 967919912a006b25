import ActionKit
import DefenderAPI

/// The answer to what an action had to know.
enum LookupAnswer: Sendable {
    case action(MachineActionID, MachineAction?)
    case indicators(IndicatorValue, [Indicator])
    case indicator(IndicatorID, Indicator?)
    case file(FileHash, FileProfile?)

    private static let page = 10_000

    static func look(up lookup: Lookup, _ reader: any DefenderReader) async throws(ReadFailure) -> LookupAnswer {
        switch lookup {
        case .action(let id):
            return .action(id, try await found { () async throws(ReadFailure) in try await reader.read(.machineAction(id)) })
        case .indicators(let value): return .indicators(value, try await reader.read(.indicators(of: value)).items)
        case .indicator(let id): return .indicator(id, try await indicator(id, reader))
        case .file(let hash):
            return .file(hash, try await found { () async throws(ReadFailure) in try await reader.read(.file(hash)) })
        }
    }

    /// An id cannot be asked for: the list is gone through, page by page.
    private static func indicator(_ id: IndicatorID, _ reader: any DefenderReader) async throws(ReadFailure) -> Indicator? {
        var skip = 0
        while true {
            let items = try await reader.read(.indicators(top: page, skip: skip)).items
            if let found = items.first(where: { $0.id == id.description }) { return found }
            guard items.count == page else { return nil }
            skip += page
        }
    }

    private static func found<Entity>(_ read: () async throws(ReadFailure) -> Entity) async throws(ReadFailure) -> Entity? {
        do { return try await read() } catch {
            if error == .notFound { return nil }
            throw error
        }
    }

    func note(in answers: inout LookupAnswers) {
        switch self {
        case .action(let id, let action): answers.actions.updateValue(action, forKey: id)
        case .indicators(let value, let indicators): answers.indicators[value] = indicators
        case .indicator(let id, let indicator): answers.indicatorsByID.updateValue(indicator, forKey: id)
        case .file(let hash, let file): answers.files.updateValue(file, forKey: hash)
        }
    }
}
