import ActionKit
import DefenderAPI
import Execution
import Planning

/// The answer to one question of the planner.
enum Answer: Sendable {
    /// nil: the service knows no such device.
    case device(MachineID, Machine?)
    case actions(MachineID, Collected<MachineAction>)
    case lookup(LookupAnswer)

    static func look(up question: Question, _ readers: Readers) async -> Result<Answer, ReadFailure> {
        let reader = readers.defender
        do throws(ReadFailure) {
            switch question {
            case .device(let id): return .success(.device(id, try await device(id, reader)))
            case .actions(let id):
                return .success(.actions(id, try await reader.collect(.machineActions(of: id))))
            case .lookup(let lookup): return .success(.lookup(try await LookupAnswer.look(up: lookup, readers)))
            }
        } catch {
            return .failure(error)
        }
    }

    private static func device(_ id: MachineID, _ reader: any DefenderReader) async throws(ReadFailure) -> Machine? {
        do { return try await reader.read(.machine(id)) } catch {
            if error == .notFound { return nil }
            throw error
        }
    }

    func note(in gathering: inout Gathering) {
        switch self {
        case .device(let id, let machine): gathering.facts.devices[id] = .some(machine)
        case .actions(let id, let actions):
            gathering.facts.actions[id] = actions.items
            gathering.note(gap: actions.gap.map { Messages.partialHistory(id, $0) })
        case .lookup(let answer): gathering.note(gap: answer.note(in: &gathering.facts))
        }
    }
}
