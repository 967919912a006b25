public import ActionKit
import Canonical
import DefenderAPI

extension LookupAnswers {
    /// As the plan file holds it: whole entities by what was asked for.
    /// - Parameter projection: what is read of alerts; nil for all.
    func json(_ projection: FactProjection?) -> JSONValue {
        var json: JSONObject = [
            "actions": Self.object(actions) { $0.record },
            "indicators": .object(
                JSONObject(indicators.map { (Self.key($0.key), .array($0.value.map { $0.record.json() })) })),
            "indicatorsById": Self.object(indicatorsByID) { $0.record },
            "files": Self.object(files) { $0.record },
            "libraryFiles": Self.object(libraryFiles) { $0.record },
        ]
        // Left out where nothing was asked, so that a plan without look-ups is what it was.
        if !alerts.isEmpty {
            json["alerts"] = .object(
                JSONObject(
                    alerts.map { id, alert in
                        (id.description, alert.map { projection?.json($0.record) ?? $0.record.json() } ?? .null)
                    }))
        }
        if !statistics.isEmpty {
            json["statistics"] = .object(JSONObject(statistics.map { (Self.key($0.key), $0.value?.json() ?? .null) }))
        }
        if !hunts.isEmpty {
            json["hunts"] = .array(
                hunts.map { question, answer -> (bytes: [UInt8], json: JSONValue) in
                    var hunt = answer.json
                    hunt["question"] = question.json
                    return (question.json.canonicalBytes, .object(hunt))
                }.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }.map(\.json))
        }
        if !related.isEmpty {
            json["related"] = .object(
                JSONObject(
                    related.map { relation, records in
                        ("\(relation.kind.rawValue) \(relation.text)", .array(records.map { projection?.json($0) ?? $0.json() }))
                    }))
        }
        if !listings.isEmpty {
            json["listings"] = .array(
                listings.map { listing, records -> (bytes: [UInt8], json: JSONValue) in
                    let question: JSONObject = ["of": .string(listing.kind.rawValue), "where": listing.json]
                    var answer = question
                    answer["entities"] = records.map { .array($0.map { projection?.json($0) ?? $0.json() }) } ?? .null
                    return (JSONValue.object(question).canonicalBytes, .object(answer))
                }.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }.map(\.json))
        }
        if !reversals.isEmpty { json["reversals"] = .object(JSONObject(reversals.map { ($0.key, $0.value.json) })) }
        if !services.isEmpty {
            json["services"] = .array(
                services.map { request, answer -> (bytes: [UInt8], json: JSONValue) in
                    let question = request.questionJSON
                    return (question.canonicalBytes, ["question": question, "answer": answer.json])
                }.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }.map(\.json))
        }
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
        guard
            let alerts = Self.entities(
                json["alerts"] ?? [:], AlertID.init, { (value) throws(DecodingFailure) in try Alert(decoding: value) }),
            let statistics = Self.statistics(json["statistics"] ?? [:]), let hunts = Self.hunts(json["hunts"] ?? []),
            let related = Self.related(json["related"] ?? [:]), let listings = Self.listings(json["listings"] ?? []),
            let services = Self.services(json["services"] ?? []), let reversals = Self.reversals(json["reversals"] ?? [:])
        else { return nil }
        (self.alerts, self.statistics, self.hunts, self.related, self.listings) = (alerts, statistics, hunts, related, listings)
        (self.services, self.reversals) = (services, reversals)
    }

    private static func reversals(_ json: JSONValue) -> [String: Reversal]? {
        guard let members = json.objectValue?.members else { return nil }
        let reversals = members.compactMap { member in Reversal(json: member.value).map { (member.key, $0) } }
        return reversals.count == members.count ? Dictionary(reversals) { first, _ in first } : nil
    }

    private static func listings(_ json: JSONValue) -> [TenantListing: [Record]?]? {
        guard let list = json.arrayValue else { return nil }
        var listings: [TenantListing: [Record]?] = [:]
        for item in list {
            guard let kind = item["of"]?.stringValue.flatMap({ TenantListing.Kind(rawValue: $0) }),
                let listing = item["where"].flatMap({ TenantListing(kind, json: $0) }), let entities = item["entities"]
            else { return nil }
            guard entities != .null else {
                listings.updateValue(nil, forKey: listing)
                continue
            }
            guard let items = entities.arrayValue else { return nil }
            let records = items.compactMap { try? Record(schema: kind.schema, decoding: $0) }
            guard records.count == items.count else { return nil }
            listings[listing] = records
        }
        return listings
    }

    private static func services(_ json: JSONValue) -> [ServiceRequest: ServiceAnswer]? {
        guard let list = json.arrayValue else { return nil }
        var services: [ServiceRequest: ServiceAnswer] = [:]
        for entry in list {
            guard let request = entry["question"].flatMap({ ServiceRequest(questionJSON: $0) }),
                let answer = entry["answer"].flatMap({ ServiceAnswer(json: $0, request.outputs) })
            else { return nil }
            services[request] = answer
        }
        return services
    }

    private static func related(_ json: JSONValue) -> [Relation: [Record]]? {
        guard let members = json.objectValue?.members else { return nil }
        var related: [Relation: [Record]] = [:]
        for member in members {
            let parts = member.key.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2, let kind = Relation.Kind(rawValue: parts[0]), let relation = Relation(kind, of: parts[1]),
                let list = member.value.arrayValue
            else { return nil }
            let records = list.compactMap { try? Record(schema: kind.schema, decoding: $0) }
            guard records.count == list.count else { return nil }
            related[relation] = records
        }
        return related
    }

    private static func hunts(_ json: JSONValue) -> [HuntingQuestion: HuntingAnswer]? {
        guard let list = json.arrayValue else { return nil }
        var hunts: [HuntingQuestion: HuntingAnswer] = [:]
        for hunt in list {
            guard let question = hunt["question"].flatMap({ HuntingQuestion(json: $0) }),
                let answer = HuntingAnswer(json: hunt, question)
            else { return nil }
            hunts[question] = answer
        }
        return hunts
    }

    private static func statistics(_ json: JSONValue) -> [Lookup: Record?]? {
        guard let members = json.objectValue?.members else { return nil }
        var statistics: [Lookup: Record?] = [:]
        for member in members {
            guard let (lookup, schema) = Self.statistics(key: member.key) else { return nil }
            guard member.value != .null else {
                statistics.updateValue(nil, forKey: lookup)
                continue
            }
            guard let record = try? Record(schema: schema, decoding: member.value) else { return nil }
            statistics.updateValue(record, forKey: lookup)
        }
        return statistics
    }

    private static func key(_ lookup: Lookup) -> String {
        switch lookup {
        case .fileStatistics(let hash): "file \(hash)"
        case .domainStatistics(let domain): "domain \(domain)"
        case .ipStatistics(let address): "ip \(address)"
        default: preconditionFailure("no statistics are kept of \(lookup)")
        }
    }

    private static func statistics(key: String) -> (Lookup, EntitySchema)? {
        let parts = key.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        return switch parts[0] {
        case "file": FileHash(parts[1]).map { (.fileStatistics($0), FileStatistics.schema) }
        case "domain": DomainText(parts[1]).map { (.domainStatistics($0), DomainStatistics.schema) }
        case "ip": IPText(parts[1]).map { (.ipStatistics($0), IPStatistics.schema) }
        default: nil
        }
    }

    /// Every question that is answered.
    public var lookups: [Lookup] {
        var all: [Lookup] = actions.keys.map { .action($0) }
        let isMany = indicators.count > Lookup.fewIndicators
        all += isMany ? [.indicatorsAmong(indicators.keys.sorted { Self.key($0) < Self.key($1) })] : indicators.keys.map { .indicators($0) }
        all += indicatorsByID.keys.map { .indicator($0) }
        all += files.keys.map { .file($0) }
        all += libraryFiles.keys.map { .libraryFile($0) }
        if indicatorCount != nil, !isMany { all.append(.indicatorCount) }
        all += alerts.keys.map { .alert($0) }
        all += statistics.keys
        all += hunts.keys.map { .hunt($0) }
        all += related.keys.map { .related($0) }
        all += listings.keys.map { .listing($0) }
        all += services.keys.map { .service($0) }
        all += reversals.keys.map { .reversal(of: $0) }
        return all
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
