import ActionKit
public import Canonical

/// What an import has stored where the service has not stored all of it: each indicator can fail by itself.
public struct StoredPart: Hashable, Sendable {
    /// The values that are stored, in the order of the request.
    public let values: [String]
    /// Which are not, and why.
    public let reason: String

    public init(values: [String], reason: String) {
        self.values = values
        self.reason = reason
    }

    var valuesJSON: JSONValue { .array(values.map { .string($0) }) }

    /// As the ledger keeps it.
    public var json: JSONValue { ["stored": valuesJSON, "reason": .string(reason)] }

    /// nil where something is not as `json` writes it.
    public init?(json: JSONValue) {
        guard let values = json["stored"]?.arrayValue?.compactMap(\.stringValue), let reason = json["reason"]?.stringValue else {
            return nil
        }
        self.init(values: values, reason: reason)
    }

    /// Under what the ledger keeps it: a step may import in several parts.
    public static func place(_ step: String, deed: Int) -> String { "\(step)/stored/\(deed)" }
}

extension RunPast {
    /// What a deed has stored, where that is not all of it.
    func stored(by deed: Int, of step: String) -> StoredPart? { found[StoredPart.place(step, deed: deed)].flatMap { StoredPart(json: $0) } }
}

extension Step.Part {
    /// The same, where the service has done only a part of it.
    func storing(_ stored: StoredPart?) -> Step.Part {
        guard let stored else { return self }
        return Step.Part(number: number, deed: deed.storing(only: Set(stored.values)), isInForce: isInForce)
    }
}
