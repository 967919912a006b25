/// The actions that playbooks may name, by key.
public struct Catalogue: Sendable {
    private let actions: [String: any Action.Type]

    public init(_ list: [any Action.Type]) {
        actions = Dictionary(uniqueKeysWithValues: list.map { ($0.key, $0) })
    }

    /// The action with that key, or nil.
    public subscript(_ key: String) -> (any Action.Type)? { actions[key] }

    /// All keys, sorted.
    public var keys: [String] { actions.keys.sorted() }

    /// All actions in the order of their keys.
    public var all: [any Action.Type] { keys.compactMap { actions[$0] } }

    /// The keys of those that change something, sorted: a policy speaks of these.
    public var actingKeys: [String] { acting.map { $0.key } }

    /// Those that change something, in the order of their keys.
    public var acting: [any Action.Type] { all.filter { $0.acts } }
}
