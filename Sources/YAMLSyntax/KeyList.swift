/// The keys that a kind of mapping may have, made once for all mappings of the kind.
public struct KeyList: Sendable {
    /// In the order in which they are listed for people.
    public let names: [String]
    let bytes: Set<KeyBytes>

    public init(_ names: [String]) {
        self.names = names
        bytes = Set(names.map { KeyBytes($0) })
    }
}
