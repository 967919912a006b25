public import ActionKit
import Canonical
import DefenderAPI

extension LookupAnswers {
    /// As the plan file holds it: whole entities by what was asked for.
    var json: JSONValue {
        var json: JSONObject = [
            "actions": Self.object(actions) { $0.record },
            "indicators": .object(
                JSONObject(indicators.map { (Self.key($0.key), .array($0.value.map { $0.record.json() })) })),
            "indicatorsById": Self.object(indicatorsByID) { $0.record },
            "files": Self.object(files) { $0.record },
            "libraryFiles": Self.object(libraryFiles) { $0.record },
        ]
        if let indicatorCount { json["indicatorCount"] = .integer(Int64(indicatorCount)) }
        return .object(json)
    }

    /// Nil where something is not as `json` writes it.
    init?(json: JSONValue) {
        self.init()
        guard let indicators = json["indicators"]?.objectValue,
            let actions = Self.entities(
                json["actions"], MachineActionID.init, { (value) throws(DecodingFailure) in try MachineAction(decoding: value) }),
            let byID = Self.entities(
                json["indicatorsById"], IndicatorID.init, { (value) throws(DecodingFailure) in try Indicator(decoding: value) }),
            let files = Self.entities(
                json["files"], FileHash.init, { (value) throws(DecodingFailure) in try FileProfile(decoding: value) }),
            let library = Self.entities(
                json["libraryFiles"], LibraryFileName.init, { (value) throws(DecodingFailure) in try LibraryFile(decoding: value) })
        else { return nil }
        (self.actions, indicatorsByID, self.files, libraryFiles) = (actions, byID, files, library)
        if let count = json["indicatorCount"] {
            guard let number = count.integerValue, number >= 0 else { return nil }
            indicatorCount = Int(number)
        }
        for member in indicators.members {
            guard let value = Self.indicatorValue(member.key), let list = member.value.arrayValue else { return nil }
            let entities = list.compactMap { try? Indicator(decoding: $0) }
            guard entities.count == list.count else { return nil }
            self.indicators[value] = entities
        }
    }

    /// Every question that is answered.
    public var lookups: [Lookup] {
        actions.keys.map { .action($0) } + indicators.keys.map { .indicators($0) } + indicatorsByID.keys.map { .indicator($0) }
            + files.keys.map { .file($0) } + libraryFiles.keys.map { .libraryFile($0) } + (indicatorCount == nil ? [] : [.indicatorCount])
    }

    private static func key(_ value: IndicatorValue) -> String { "\(value.kind.rawValue) \(value.description)" }

    private static func indicatorValue(_ key: String) -> IndicatorValue? {
        let parts = key.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let kind = IndicatorValue.Kind(rawValue: String(parts[0])) else { return nil }
        return IndicatorValue(String(parts[1]), kind: kind)
    }

    private static func object<Key: CustomStringConvertible, Entity>(_ entities: [Key: Entity?], _ record: (Entity) -> Record) -> JSONValue
    {
        .object(JSONObject(entities.map { ($0.key.description, $0.value.map { record($0).json() } ?? .null) }))
    }

    private static func entities<Key: Hashable, Entity>(
        _ json: JSONValue?, _ key: (String) -> Key?, _ decode: (JSONValue) throws(DecodingFailure) -> Entity
    ) -> [Key: Entity?]? {
        guard let members = json?.objectValue?.members else { return nil }
        var entities: [Key: Entity?] = [:]
        for member in members {
            guard let key = key(member.key) else { return nil }
            if member.value == .null {
                entities.updateValue(nil, forKey: key)
            } else {
                guard let entity = try? decode(member.value) else { return nil }
                entities.updateValue(entity, forKey: key)
            }
        }
        return entities
    }
}
