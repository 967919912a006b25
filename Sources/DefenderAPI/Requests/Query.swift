import Canonical

/// A request that only reads, with what reads its answer.
public struct Query<Response: Sendable>: Sendable {
    public let endpoint: Endpoint
    public let request: WireRequest
    /// Makes what reads the body of a successful answer.
    public let decoder: @Sendable () -> any AnswerDecoder<Response>
    /// What a 404 means where it is not an error: the empty list of list-machines (reference README, row 12).
    public let whenNotFound: Response?

    init(
        _ endpoint: Endpoint, _ request: WireRequest, whenNotFound: Response? = nil,
        decoder: @escaping @Sendable () -> any AnswerDecoder<Response>
    ) {
        precondition(!endpoint.isChanging, "\(endpoint.id) is no reading endpoint")
        self.endpoint = endpoint
        self.request = request
        self.whenNotFound = whenNotFound
        self.decoder = decoder
    }

    /// - Parameter decode: reads the whole body.
    init(
        _ endpoint: Endpoint, _ request: WireRequest,
        decode: @escaping @Sendable ([UInt8]) throws(DecodingFailure) -> Response
    ) {
        self.init(endpoint, request) { WholeDecoder(decode) }
    }

    /// Reads the body of a successful answer that is there as a whole.
    public func decode(_ body: [UInt8]) throws(DecodingFailure) -> Response {
        var decoder = decoder()
        try decoder.take(body)
        return try decoder.finish()
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
        Query(endpoint, WireRequest(endpoint, path, query: query)) { PageDecoder<Item, Item> { $0 } }
    }

    /// A page of a listing.
    static func page<Item: EntityView>(
        of listing: Listing<Item>, top: Int?, skip: Int?
    ) -> Query where Response == Page<Item> {
        Query(listing.endpoint, listing.request(top: top, skip: skip), whenNotFound: listing.whenNotFound()) {
            PageDecoder<Item, Item> { $0 }
        }
    }
}
