public import Canonical
import DefenderAPI

/// What `WorldFile` and `WorldReader` take, in the words of a schema.
public enum WorldSchema {
    /// Of a world file.
    public static let document: JSONValue = JSONShape.object(
        "What a simulated tenant holds when `cordon simulate --world FILE` starts. Entities are in the API's own spelling; what is left out is filled with valid values; an `id` may be left out.",
        tenantKeys + [
            .init(
                "tenants", .list(of: tenant),
                "Further tenants. Each is a world of its own: its own devices, limits and apps; the first tenant's app is known where `app` says so.",
                required: false)
        ]
    ).document("world", "Cordon simulator world")

    private static let tenantKeys =
        WorldCollection.allCases.map { collection in
            JSONShape.Key(collection.rawValue, .list(of: entity(collection.schema)), collection.summary, required: false)
        } + [
            .init("app", .object("The app that signs in.", appKeys), "The app that signs in.", required: false),
            .init(
                "apps", .list(of: .object("A further app.", appKeys + furtherAppKeys)),
                "Further apps; `GET /_simulator/apps` shows what is drawn for them.", required: false),
            .init(
                "tables", .map(of: .list(of: JSONShape(["type": "object"]))),
                "Hunting tables by name, each a list of rows: besides those that follow from the rest, or in their place. A text like `-2h` is a time.",
                required: false),
        ]

    private static let tenant = JSONShape.object(
        "A further tenant.",
        [
            .init("tenantId", guid, "Drawn if left out.", required: false),
            .init("domain", .text(examples: ["fabrikam.onmicrosoft.com"]), "Its second name.", required: false),
        ] + tenantKeys)

    private static let appKeys: [JSONShape.Key] = [
        .init("roles", .list(of: .text()), "The application permissions that it has; all if left out.", required: false),
        .init(
            "federated", .list(of: federation), "Other issuers whose tokens it may sign in with (workload identity federation).",
            required: false),
    ]

    private static let furtherAppKeys: [JSONShape.Key] = [
        .init("id", guid, "The client id; drawn if left out.", required: false),
        .init("name", .text(), "As tokens show it.", required: false),
        .init("secret", .text(), "Drawn if left out.", required: false),
    ]

    private static let federation = JSONShape.object(
        "An issuer of tokens.",
        [
            .init("issuer", .text(), "The tokens' `iss`."), .init("subject", .text(), "Their `sub`."),
            .init("audience", .text(), "Their `aud`; `\(Federation.usualAudience)` if left out.", required: false),
            .init("keys", JSONShape(["type": "object"]), "The issuer's JSON Web Key Set: the simulator asks nobody for it."),
        ])

    private static let guid = JSONShape.text("^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$")

    private static func entity(_ schema: EntitySchema) -> JSONShape {
        .object(schema.summary, schema.fields.map { JSONShape.Key($0.name, shape(of: $0.type), $0.summary, required: false) })
    }

    private static func shape(of type: FieldType) -> JSONShape {
        switch type {
        case .string: text
        case .openEnumeration(let schema), .enumeration(let schema):
            .any(of: [.choice(schema.values), JSONShape(["type": ["string", "null"]])])
        case .boolean: JSONShape.flag.orNull
        case .integer: JSONShape.integer().orNull
        case .double: JSONShape(["type": ["number", "null"]])
        case .timestamp: time
        case .json: JSONShape([:])
        case .record(let schema): entity(schema).orNull
        case .list(let item): .list(of: shape(of: item))
        }
    }

    /// A number or a boolean is taken as it is written.
    private static let text = JSONShape(["type": ["string", "number", "boolean", "null"]])

    /// Absolute, or from now.
    private static let time = JSONShape([
        "anyOf": [
            ["type": "null"], ["type": "string", "pattern": #"^[+-]?([0-9]+(\.[0-9]+)?(ns|us|ms|s|m|h|d))+$"#],
            ["type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt].*|Z)?$"],
        ],
        "examples": ["-2h", "2026-07-01T12:00:00Z"],
    ])
}

extension WorldCollection {
    fileprivate var summary: String {
        switch self {
        case .devices: "The devices."
        case .alerts: "The alerts. One that names no device is about the first."
        case .actions: "What devices were asked to do before. Without a status an action is over: it succeeded."
        case .users:
            "Users besides those that devices and alerts have by themselves. `mostPrevalentMachineId` says on which device one works."
        case .files: "What is known of files, in place of what would be drawn; by `sha1`."
        case .indicators: "The active indicators."
        case .investigations: "Investigations besides those that the alerts name."
        case .remediations: "Work that somebody asked for. `productId` says which product's devices it is for."
        case .library: "The files of the live response library; their bytes stay unknown."
        }
    }
}
