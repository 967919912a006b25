import Canonical
import DefenderAPI
import HTTPTypes

/// What a list endpoint offers, as its page states it, and how a page of it is made.
struct Listing: Sendable {
    let schema: EntitySchema
    /// The entity set in `@odata.context`.
    let set: String
    let filterable: Set<String>
    var expandable: Set<String> = []
    /// The time by which the newest stand first; nil keeps the order of the store.
    var newestBy: String?
    /// The most that `$top` may ask for.
    var maximumTop = QueryOptions.pageSize
    /// How many stand on a page without `$top`; nil for as many as `$top` may ask for.
    var pageSize: Int?
    /// Whether the link to the next page names its place as `$skiptoken`, as exports do.
    var usesSkipToken = false

    static let context = "https://api.securitycenter.microsoft.com/api/$metadata#"

    func reply(_ rows: [Record], _ call: Call) throws(ServiceError) -> Reply {
        let options = try QueryOptions(call.query, expandable: expandable, maximumTop: maximumTop)
        let selected = try ordered(try filtered(rows, options.filter), options.order)
        let shown = try shown(options.selected.map { $0 + options.expanded })
        // `…/$count` is the number alone, as the page of samples shows for a device's alerts.
        if call.isCount { return Reply(.ok, body: Array(String(selected.count).utf8)) }
        let size = try call.count("pageSize", in: 1...200_000) ?? pageSize ?? maximumTop
        // In the mode `shift` a row has come in before each further page.
        let start = call.modes.paging == .shift && options.skip > 0 ? options.skip - 1 : options.skip
        let page = selected.dropFirst(start).prefix(options.top ?? size)
        var writer = EntityWriter()
        writer.raw("{\"@odata.context\":\"\(Self.context)\(set)\",")
        if options.wantsCount { writer.raw("\"@odata.count\":\(selected.count),") }
        writer.raw("\"value\":[")
        for (index, record) in page.enumerated() {
            if index > 0 { writer.raw(",") }
            writer.write(record, emptying: expandable.subtracting(options.expanded), only: shown)
        }
        writer.raw("]")
        if options.top == nil, call.modes.paging != .noNextLink, selected.count > start + page.count {
            writer.raw(",\"@odata.nextLink\":")
            writer.write(text: link(call, options, skip: call.modes.paging == .loop ? options.skip : start + page.count))
        }
        writer.raw("}")
        return Reply(.ok, body: writer.bytes)
    }

    private func filtered(_ rows: [Record], _ filter: ODataExpression?) throws(ServiceError) -> [Record] {
        guard let filter else { return rows }
        do {
            let predicate = try FilterBinder.bind(filter, to: schema, filterable: filterable)
            return rows.filter(predicate.selects)
        } catch {
            throw ServiceError(error)
        }
    }

    /// The properties that `$select` names, in whatever case; nil for all.
    private func shown(_ names: [String]?) throws(ServiceError) -> Set<String>? {
        guard let names else { return nil }
        var shown: Set<String> = []
        for name in names {
            guard let field = schema.fields.first(where: { $0.name.lowercased() == name.lowercased() }) else {
                throw ServiceError(.oDataError, Messages.notSelectable(name, of: schema.name))
            }
            shown.insert(field.name)
        }
        return shown
    }

    private func ordered(_ rows: [Record], _ order: String?) throws(ServiceError) -> [Record] {
        guard let order else { return ordered(rows) }
        do {
            return try ODataOrdering(order, of: schema).sorted(rows)
        } catch {
            throw ServiceError(error)
        }
    }

    private func ordered(_ rows: [Record]) -> [Record] {
        guard let index = newestBy.flatMap(schema.index(of:)), let key = schema.key else { return rows }
        let keyed = rows.map { row -> (Timestamp, String, Record) in
            guard case .timestamp(let time) = row[index] else { return (.earliest, row[key].text ?? "", row) }
            return (time, row[key].text ?? "", row)
        }
        return keyed.sorted { ($0.0, $0.1) > ($1.0, $1.1) }.map { $0.2 }
    }

    /// A name that is nobody's (RFC 2606).
    private static let otherOrigin = "https://wdatpprd-other.securitycenter.example"

    /// The same request further on, on the host that was called.
    private func link(_ call: Call, _ options: QueryOptions, skip: Int) -> String {
        let kept = options.others.filter { call.modes.paging != .lostFilter || $0.name.lowercased() != "$filter" }
        var others = kept.map { "\($0.name)=\(PercentEncoding.encode($0.value))" }
        if let size = call.option("pageSize") { others.append("pagesize=\(size)") }
        let path = call.endpoint.template.path(call.parameters)
        let origin = call.modes.paging == .otherHost ? Self.otherOrigin : call.origin
        return origin + path + "?" + (others + ["\(usesSkipToken ? "$skiptoken" : "$skip")=\(skip)"]).joined(separator: "&")
    }
}

extension Reply {
    /// One entity as the whole answer.
    init(_ status: HTTPResponse.Status, _ record: Record, set: String, effects: [Effect] = []) {
        self.init(status, record, context: "\(set)/$entity", effects: effects)
    }

    /// One entity as the whole answer, where the context is another than that of a set's entity.
    init(_ status: HTTPResponse.Status, _ record: Record, context: String, effects: [Effect] = []) {
        var writer = EntityWriter()
        writer.write(record, context: Listing.context + context)
        self.init(status, body: writer.bytes, effects: effects)
    }

    /// Several entities, all of them.
    init(_ records: [Record], context: String, effects: [Effect] = []) {
        var writer = EntityWriter()
        writer.raw("{\"@odata.context\":\"\(Listing.context)\(context)\",\"value\":[")
        for (index, record) in records.enumerated() {
            if index > 0 { writer.raw(",") }
            writer.write(record)
        }
        writer.raw("]}")
        self.init(.ok, body: writer.bytes, effects: effects)
    }

    /// A text as the whole answer.
    init(text: String) {
        self.init(
            .ok, json: ["@odata.context": .string(Listing.context + "Edm.String"), "value": .string(text)])
    }

    /// A status and nothing else.
    init(empty status: HTTPResponse.Status, effects: [Effect]) { self.init(status, body: [], effects: effects) }
}
