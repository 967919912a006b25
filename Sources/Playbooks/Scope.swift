public import Expressions

/// The names that an expression may use, by the place where it stands. Slots are fixed per kind of trigger, so that an
/// activation is an array: the roots in the order of `roots`, then the `let` names, then `steps`, then the item of a
/// `for_each`.
public struct Scope: Sendable {
    /// A name that the language gives.
    public enum Root: String, Sendable, CaseIterable {
        case alert, alerts, device, incident, key, row, inputs, now, vars, data, tenant

        /// What every run has whatever it is about, in the order of the slots.
        public static let common: [Root] = [.now, .vars, .data, .tenant]
    }

    /// Slot of `alert` or `alerts`.
    public static let subject = 0
    /// Slot of `device`, in the scopes of `where` and of runs about an alert or a device's alerts.
    public static let device = 1
    /// Slot of `now` in the same scopes.
    public static let now = 2
    /// Slot of the first `let` name in the same scopes.
    public static let firstBinding = 6

    /// The roots in the order of their slots.
    public let roots: [Root]
    private(set) var declarations: Declarations

    /// - Parameter types: the types of the roots that are not the same everywhere.
    init(_ roots: [Root], _ project: ProjectDeclarations, types: [Root: CELType] = [:]) {
        self.roots = roots
        let variables = roots.map { root in
            Declarations.Variable(root.rawValue, types[root] ?? root.type(project), summary: root.summary)
        }
        declarations = Declarations(variables, functions: HostFunction.declarations)
        declarations.shared = project.shared
    }

    /// `where` of an alerts trigger: one alert, its device (a look-up for each alert that the rest lets through) and the time.
    static func alerts(_ project: ProjectDeclarations) -> Scope { Scope([.alert, .device] + Root.common, project) }

    /// The names of an expression that is tried out: those of an alerts trigger's `where`.
    public static func trial(_ project: ProjectDeclarations) -> Declarations { alerts(project).declarations }

    /// `where` of a policy rule: the device that a step acts on, the time, and the indicator that a step stores.
    static let policy: Scope = {
        var scope = Scope([.device, .now], .none)
        scope.add("indicator", .object(Vocabulary.type(of: .indicator)))
        return scope
    }()

    /// The slots of `policy`.
    public enum PolicySlot {
        public static let device = 0
        public static let now = 1
        public static let indicator = 2
    }

    /// Adds a `let` name; later expressions may use it.
    mutating func add(_ name: String, _ type: CELType) {
        declarations.variables.append(.init(name, type))
    }

    /// The scope of a step that comes after these steps, in this order.
    ///
    /// - Parameter steps: asked for where an expression speaks of `steps`, which few do.
    func afterSteps(_ steps: @escaping @Sendable () -> [(id: String, type: ObjectType)]) -> Scope {
        var scope = self
        scope.declarations.variables.append(
            .init("steps", .object(Vocabulary.steps(steps)), summary: "The steps before this one."))
        return scope
    }
}

extension Scope.Root {
    fileprivate func type(_ project: ProjectDeclarations) -> CELType {
        switch self {
        case .alert: .object(Vocabulary.alert)
        case .alerts: .list(.object(Vocabulary.alert))
        case .device: .object(Vocabulary.device)
        case .incident: .object(Vocabulary.type(of: .incident))
        case .now: .timestamp
        case .vars: project.variablesType
        case .data: project.tablesType
        case .tenant: .object(Vocabulary.tenant)
        case .key, .row, .inputs: .dyn
        }
    }

    fileprivate var summary: String {
        switch self {
        case .alert: "The alert."
        case .alerts: "The matching alerts, oldest first."
        case .device: "The device that the run is about."
        case .incident: "The incident that the run is about."
        case .key: "What the alerts of the run have in common."
        case .row: "The row that the run is about."
        case .inputs: "What the caller gave."
        case .now: "The recorded time of the plan."
        case .vars: "The values of cordon.yaml."
        case .data: "The tables of cordon.yaml."
        case .tenant: "The whole tenant."
        }
    }
}
