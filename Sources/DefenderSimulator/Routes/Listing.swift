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

    /// A page of what a store holds.
    func reply(_ store: EntityStore, _ call: Call) throws(ServiceError) -> Reply {
        let options = try options(call)
        guard options.order == nil, let newestBy else { return try reply(store, 0..<store.count, options, call) }
        return try reply(store, store.newestFirst(by: newestBy), options, call)
    }

    private func reply(_ store: EntityStore, _ places: some Sequence<Int>, _ options: QueryOptions, _ call: Call) throws(ServiceError)
        -> Reply
    {
        guard let predicate = try predicate(options.filter, now: call.now) else {
            return try reply(ListedRow.rows(places, of: store), options, call, where: nil)
        }
        let filter = StoredFilter(predicate, over: store)
        return try reply(ListedRow.rows(places.lazy.filter { filter.selects($0) }, of: store), options, call, where: nil)
    }

    /// A page of entities that were made for it, or that are made while it is.
    func reply(_ rows: some Sequence<Record>, _ call: Call) throws(ServiceError) -> Reply {
        let options = try options(call)
        let predicate = try predicate(options.filter, now: call.now)
        guard options.order == nil, newestBy != nil else {
            return try reply(rows.lazy.map { ListedRow($0) }, options, call, where: predicate)
        }
        return try reply(newestFirst(rows).lazy.map { ListedRow($0) }, options, call, where: predicate)
    }

    private func options(_ call: Call) throws(ServiceError) -> QueryOptions {
        try QueryOptions(call.query, expandable: expandable, maximumTop: maximumTop)
    }

    private func reply(
        _ rows: some Sequence<ListedRow>, _ options: QueryOptions, _ call: Call, where predicate: FilterPredicate?
    ) throws(ServiceError) -> Reply {
        let shown = try shown(options.selected.map { $0 + options.expanded })
        let size = try call.count("pageSize", in: 1...200_000) ?? pageSize ?? maximumTop
        // In the mode `shift` a row has come in before each further page.
        let start = call.modes.paging == .shift && options.skip > 0 ? options.skip - 1 : options.skip
        var turner = PageTurner(start: start, size: options.top ?? size, countsAll: call.isCount || options.wantsCount)
        if let order = options.order {
            turner.take(try sorted(rows, order, predicate), where: nil)
        } else {
            turner.take(rows, where: predicate)
        }
        // `…/$count` is the number alone, as the page of samples shows for a device's alerts.
        if call.isCount { return Reply(.ok, body: Array(String(turner.seen).utf8)) }
        return Reply(.ok, body: body(turner, options, shown, call, start: start))
    }

    private func body(
        _ turner: PageTurner, _ options: QueryOptions, _ shown: Set<String>?, _ call: Call, start: Int
    ) -> [UInt8] {
        let page = turner.page
        let columns = EntityColumns(schema, emptying: expandable.subtracting(options.expanded), only: shown)
        var writer = EntityWriter()
        writer.raw("{\"@odata.context\":\"\(Self.context)\(set)\",")
        if options.wantsCount { writer.raw("\"@odata.count\":\(turner.seen),") }
        writer.raw("\"value\":[")
        for (index, row) in page.enumerated() {
            if index > 0 { writer.raw(",") }
            writer.write(call.modes.values.shown(row.record), columns)
        }
        writer.raw("]")
        if options.top == nil, call.modes.paging != .noNextLink, turner.hasMore {
            writer.raw(",\"@odata.nextLink\":")
            writer.write(text: link(call, options, skip: call.modes.paging == .loop ? options.skip : start + page.count))
        }
        writer.raw("}")
        return writer.bytes
    }

    private func predicate(_ filter: ODataExpression?, now: Timestamp) throws(ServiceError) -> FilterPredicate? {
        guard let filter else { return nil }
        do {
            return try FilterBinder.bind(filter, to: schema, filterable: filterable, now: now)
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

    private func sorted(
        _ rows: some Sequence<ListedRow>, _ order: String, _ predicate: FilterPredicate?
    ) throws(ServiceError) -> [ListedRow] {
        do {
            return try ODataOrdering(order, of: schema).sorted(rows.filter { predicate?.selects($0) ?? true })
        } catch {
            throw ServiceError(error)
        }
    }

    private func newestFirst(_ rows: some Sequence<Record>) -> [Record] {
        guard let index = newestBy.flatMap(schema.index(of:)), let key = schema.key else { return Array(rows) }
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
    init(_ records: some Sequence<Record>, context: String, effects: [Effect] = []) {
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
