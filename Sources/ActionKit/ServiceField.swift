import Canonical
public import DefenderAPI

/// What an operation of a service takes or gives: a name with its type.
public struct ServiceField: Hashable, Sendable {
    public let name: String
    public let type: FieldType

    public init(_ name: String, _ type: FieldType) {
        self.name = name
        self.type = type
    }

    /// As a plan holds it.
    var json: JSONValue { ["name": .string(name), "type": .string(HuntingCell.word(of: type))] }

    /// nil where something is not as `json` writes it.
    init?(json: JSONValue) {
        guard let name = json["name"]?.stringValue, let type = json["type"]?.stringValue.flatMap({ HuntingCell.type(of: $0) }) else {
            return nil
        }
        self.init(name, type)
    }
}
