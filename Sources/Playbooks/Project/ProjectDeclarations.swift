import Diagnostics
public import Expressions

/// What cordon.yaml declares and playbooks may name.
public struct ProjectDeclarations: Sendable {
    /// Whether there is a cordon.yaml. Without one, nothing is known of `vars`, `data`, channels and groups, so that names
    /// of them cannot be wrong.
    public let isConfigured: Bool
    public let variables: [Named]
    public let tables: [Named]
    public let calendars: [String]
    public let channels: [String]
    /// What stands behind the channels, by name.
    public var channelKinds: [String: Channel.Kind] = [:]
    public var services: [Service] = []
    /// The groups of approvers, each with the people in it.
    public let approvers: [String: Set<String>]
    /// The actions for which policy asks for an approval.
    public let actionsUnderApproval: Set<String>
    /// The tags that playbooks may not change.
    public var policyTags = PolicyTags()

    /// The expressions of the playbooks that are checked together; nil where each is compiled by itself.
    private(set) var shared: SharedExpressions?

    /// The same, with one place for what the expressions of several playbooks have in common.
    func sharingExpressions() -> ProjectDeclarations {
        var project = self
        project.shared = SharedExpressions()
        return project
    }

    /// A variable or a table with its type.
    public struct Named: Sendable {
        public let name: String
        public let type: CELType

        public init(_ name: String, _ type: CELType) {
            self.name = name
            self.type = type
        }
    }

    public init(
        variables: [Named] = [], tables: [Named] = [], calendars: [String] = [], channels: [String] = [],
        approvers: [String: Set<String>] = [:], actionsUnderApproval: Set<String> = []
    ) {
        self.init(isConfigured: true, variables, tables, calendars, channels, approvers, actionsUnderApproval)
    }

    private init(
        isConfigured: Bool, _ variables: [Named], _ tables: [Named], _ calendars: [String], _ channels: [String],
        _ approvers: [String: Set<String>], _ actions: Set<String>
    ) {
        self.isConfigured = isConfigured
        self.variables = variables
        self.tables = tables
        self.calendars = calendars
        self.channels = channels
        self.approvers = approvers
        actionsUnderApproval = actions
    }

    /// There is no cordon.yaml.
    public static let none = ProjectDeclarations(isConfigured: false, [], [], [], [], [:], [])

    /// The names of the types of `vars` and `data`, by which `FieldUse` tells what is read of them.
    static let variablesName = "vars"
    static let tablesName = "data"

    var variablesType: CELType { type(of: variables, named: Self.variablesName) }
    var tablesType: CELType { type(of: tables, named: Self.tablesName) }

    private func type(of names: [Named], named name: String) -> CELType {
        guard isConfigured else { return .dyn }
        return .object(ObjectType(name: name, fields: names.map { ObjectField($0.name, $0.type) }))
    }
}
