import ActionKit
import DefenderAPI
import Planning

/// The answer to what an action had to know.
enum LookupAnswer: Sendable {
    case action(MachineActionID, MachineAction?)
    case indicators(IndicatorValue, [Indicator])
    /// - Parameter gap: why it may be there although it was not found.
    case indicator(IndicatorID, Indicator?, gap: String?)
    /// - Parameter gap: why there may be more.
    case indicatorCount(Int, gap: String?)
    case file(FileHash, FileProfile?)
    /// - Parameter gap: why it may be there although it was not found.
    case libraryFile(LibraryFileName, LibraryFile?, gap: String?)

    static func look(up lookup: Lookup, _ reader: any DefenderReader) async throws(ReadFailure) -> LookupAnswer {
        switch lookup {
        case .action(let id):
            return .action(id, try await found { () async throws(ReadFailure) in try await reader.read(.machineAction(id)) })
        case .indicators(let value): return .indicators(value, try await reader.read(.indicators(of: value)).items)
        case .indicator(let id):
            // An id cannot be asked for: the list is gone through.
            let found = try await reader.collect(.indicators()) { $0.id == id.description }
            return .indicator(id, found.items.first, gap: found.items.isEmpty ? found.gap : nil)
        case .indicatorCount:
            let all = try await reader.collect(.indicators()) { _ in false }
            return .indicatorCount(all.total, gap: all.gap)
        case .file(let hash):
            return .file(hash, try await found { () async throws(ReadFailure) in try await reader.read(.file(hash)) })
        case .libraryFile(let name):
            // Nor can a name.
            let page = try await reader.read(.libraryFiles)
            let file = page.items.first { $0.fileName == name.description }
            return .libraryFile(name, file, gap: file == nil ? page.nextLink.map { _ in Messages.moreLibraryFiles } : nil)
        }
    }

    private static func found<Entity>(_ read: () async throws(ReadFailure) -> Entity) async throws(ReadFailure) -> Entity? {
        do { return try await read() } catch {
            if error == .notFound { return nil }
            throw error
        }
    }

    func note(in gathering: inout Gathering) {
        switch self {
        case .action(let id, let action): gathering.facts.answers.actions.updateValue(action, forKey: id)
        case .indicators(let value, let indicators): gathering.facts.answers.indicators[value] = indicators
        case .indicator(let id, let indicator, let gap):
            gathering.facts.answers.indicatorsByID.updateValue(indicator, forKey: id)
            gathering.note(gap: gap.map { Messages.partialIndicators($0) })
        case .indicatorCount(let count, let gap):
            gathering.facts.answers.indicatorCount = count
            gathering.note(gap: gap.map { Messages.partialIndicators($0) })
        case .file(let hash, let file): gathering.facts.answers.files.updateValue(file, forKey: hash)
        case .libraryFile(let name, let file, let gap):
            gathering.facts.answers.libraryFiles.updateValue(file, forKey: name)
            gathering.note(gap: gap)
        }
    }
}
