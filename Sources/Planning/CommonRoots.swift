import Canonical
import Expressions
import Playbooks

/// What every expression of a plan may use, whatever its run is about. A class: it is made once for many of them.
final class CommonRoots: Sendable {
    let known: KnownFacts
    let time: Timestamp
    private let constants: ProjectConstants

    var facts: Facts { known.facts }

    init(_ constants: ProjectConstants, _ known: KnownFacts, at time: Timestamp) {
        self.constants = constants
        self.known = known
        self.time = time
    }

    /// The same on other facts.
    func on(_ facts: Facts) -> CommonRoots { CommonRoots(constants, KnownFacts(facts), at: time) }

    /// - Precondition: one of `Scope.Root.common`.
    func value(of root: Scope.Root) -> Evaluation {
        switch root {
        case .now: .value(.timestamp(time))
        case .vars: .value(constants.variables)
        case .data: .value(constants.tables ?? constants.tables(known))
        case .tenant: .value(.object(TenantObject(known)))
        default: .failure(Messages.notCarriedOut(root.rawValue))
        }
    }

    /// Calls a function of the language, by its slot.
    func call(_ function: Int, _ arguments: [Value]) -> Evaluation {
        let function = HostFunction.allCases[function]
        guard case .string(let text)? = arguments.first else { return .failure(Messages.notAText(function.rawValue)) }
        switch function {
        case .during:
            return constants.calendars.during(text, at: time)
        case .device, .alert, .file, .user, .domain, .ip:
            guard let kind = function.kind else { preconditionFailure("\(function.rawValue) gives an entity") }
            return EntityObject.entity(kind, of: text, known)
        }
    }
}

extension [Calendar] {
    /// What `during` says of the calendar of a name.
    func during(_ name: String, at time: Timestamp) -> Evaluation {
        first { $0.name == name }.map { .value(.bool($0.contains(time))) } ?? .failure(Messages.noCalendar(name))
    }
}
