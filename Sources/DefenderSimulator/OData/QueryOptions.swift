/// The OData options of a list request.
struct QueryOptions {
    static let pageSize = 10_000

    var filter: ODataExpression?
    var top: Int?
    var skip = 0
    var expanded: Set<String> = []
    var wantsCount = false
    /// `$orderby` as it came; nil keeps the list's own order.
    var order: String?
    /// `$select`: the properties that are wanted; nil for all.
    var selected: [String]?
    private let maximumTop: Int
    /// The filter as it came, for the link to the next page.
    private(set) var others: [NameValuePairs.Pair] = []

    /// - Parameter expandable: the collections that `$expand` may name here.
    init(
        _ query: NameValuePairs?, expandable: Set<String>, maximumTop: Int = pageSize
    ) throws(ServiceError) {
        self.maximumTop = maximumTop
        guard let query else { throw ServiceError(.badRequest, Messages.invalidEncoding) }
        var seen: Set<String> = []
        let named = query.pairs.filter { $0.name.hasPrefix("@") }
        let aliases = Dictionary(named.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        // A name without `$` is a custom option, which a service may ignore (OData URL conventions, 5.2).
        for pair in query.pairs where pair.name.hasPrefix("$") {
            let name = pair.name.lowercased()
            guard seen.insert(name).inserted else { throw ServiceError(.oDataError, Messages.repeatedOption(pair.name)) }
            try read(name, pair, expandable, aliases)
            if !name.hasPrefix("$skip") { others.append(pair) }
        }
        others += named
    }

    private mutating func read(
        _ name: String, _ pair: NameValuePairs.Pair, _ expandable: Set<String>, _ aliases: [String: String]
    ) throws(ServiceError) {
        switch name {
        case "$filter":
            do { filter = try ODataParser.parse(pair.value, aliases: aliases) } catch { throw ServiceError(error) }
        case "$top": top = try Self.count(pair, atMost: maximumTop)
        case "$skip", "$skiptoken": skip = try Self.count(pair, atMost: nil)
        case "$count":
            guard let flag = ["true": true, "false": false][pair.value.lowercased()] else {
                throw ServiceError(.oDataError, Messages.invalidOption(pair.name, pair.value))
            }
            wantsCount = flag
        case "$orderby": order = pair.value
        case "$select":
            let names = pair.value.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
            selected = names == ["*"] ? nil : names
        case "$expand": expanded = try Self.expansions(pair.value, expandable)
        default: throw ServiceError(.oDataError, Messages.unsupportedOption(pair.name))
        }
    }

    private static func count(_ pair: NameValuePairs.Pair, atMost limit: Int?) throws(ServiceError) -> Int {
        guard let count = Int(pair.value), count >= 0 else {
            throw ServiceError(.oDataError, Messages.invalidOption(pair.name, pair.value))
        }
        if let limit, count > limit { throw ServiceError(.oDataError, Messages.topTooLarge(count, limit: limit)) }
        return count
    }

    private static func expansions(_ text: String, _ expandable: Set<String>) throws(ServiceError) -> Set<String> {
        var expanded: Set<String> = []
        for part in text.split(separator: ",") {
            let name = part.split(separator: " ").joined(separator: " ")
            guard let known = expandable.first(where: { $0.lowercased() == name.lowercased() }) else {
                throw ServiceError(.oDataError, Messages.notExpandable(name))
            }
            expanded.insert(known)
        }
        return expanded
    }
}
