/// Reads an answer that is one entity, or that cannot be told before its end: all of its bytes are kept.
struct WholeDecoder<Response: Sendable>: AnswerDecoder {
    let decode: @Sendable ([UInt8]) throws(DecodingFailure) -> Response
    private var body: [UInt8] = []

    init(_ decode: @escaping @Sendable ([UInt8]) throws(DecodingFailure) -> Response) { self.decode = decode }

    mutating func take(_ bytes: [UInt8]) { body += bytes }

    mutating func finish() throws(DecodingFailure) -> Response { try decode(body) }
}
