/// Reads the body of a successful answer while it comes in.
public protocol AnswerDecoder<Response> {
    associatedtype Response: Sendable

    /// Takes the next bytes of the body.
    mutating func take(_ bytes: [UInt8]) throws(DecodingFailure)

    /// What the answer says, once all of the body has been taken.
    mutating func finish() throws(DecodingFailure) -> Response
}
