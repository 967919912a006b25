import Canonical

/// A request that only reads, with what reads its answer.
public struct Query<Response: Sendable>: Sendable {
    public let endpoint: Endpoint
    public let request: WireRequest
    /// Reads the body of a successful answer.
    public let decode: @Sendable ([UInt8]) throws(DecodingFailure) -> Response
    /// What a 404 means where it is not an error: the empty list of list-machines (reference README, row 12).
    public let whenNotFound: Response?

    init(
        _ endpoint: Endpoint, _ request: WireRequest, whenNotFound: Response? = nil,
        decode: @escaping @Sendable ([UInt8]) throws(DecodingFailure) -> Response
    ) {
        precondition(!endpoint.isChanging, "\(endpoint.id) is no reading endpoint")
        self.endpoint = endpoint
        self.request = request
        self.whenNotFound = whenNotFound
        self.decode = decode
    }
}

extension Query where Response: EntityView {
    /// A read of one entity by what stands in the path.
    static func entity(_ endpoint: Endpoint, _ path: [String: String], query: [WireRequest.QueryItem] = []) -> Query {
        Query(endpoint, WireRequest(endpoint, path, query: query)) { bytes throws(DecodingFailure) in
            try Response(decoding: bytes)
        }
    }

    /// A read of one entity by id.
    static func entity(_ endpoint: Endpoint, id: some CustomStringConvertible) -> Query {
        entity(endpoint, ["id": id.description])
    }
}

extension Query {
    /// A listing without options: what belongs to the entity in the path.
    static func related<Item: EntityView>(
        _ endpoint: Endpoint, _ path: [String: String], query: [WireRequest.QueryItem] = []
    ) -> Query where Response == Page<Item> {
        Query(endpoint, WireRequest(endpoint, path, query: query)) { bytes throws(DecodingFailure) in
            try PageDecoder.page(parsed(bytes, as: Item.schema.name).root)
        }
    }

    /// A listing with the OData options that the API documents.
    static func listing<Item: EntityView>(
        _ endpoint: Endpoint, filter: ODataFilter?, top: Int?, skip: Int?, expand: String? = nil,
        whenNotFound: Response? = nil
    ) -> Query where Response == Page<Item> {
        let options: [(String, String?)] = [
            ("$filter", filter?.text), ("$top", top.map { String($0) }), ("$skip", skip.map { String($0) }),
            ("$expand", expand),
        ]
        let query = options.compactMap { name, value in value.map { WireRequest.QueryItem(name: name, value: $0) } }
        return Query(endpoint, WireRequest(endpoint, query: query), whenNotFound: whenNotFound) {
            bytes throws(DecodingFailure) in
            try PageDecoder.page(parsed(bytes, as: Item.schema.name).root)
        }
    }
}
