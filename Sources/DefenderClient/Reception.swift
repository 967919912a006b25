import DefenderAPI
import HTTPTypes

/// Takes in one answer to a query as it comes: what is right is read at once, of a refusal the body is kept.
struct Reception<Response: Sendable> {
    private var decoder: any AnswerDecoder<Response>
    private var fault: DecodingFailure?
    private(set) var head: HTTPResponse?
    /// The body of an answer that is no success, as far as anybody reads it.
    private(set) var refusal: [UInt8] = []

    private static var longestRefusal: Int { 1 << 20 }

    init(_ query: Query<Response>) { decoder = query.decoder() }

    /// - Returns: whether the body is wanted.
    mutating func begin(_ response: HTTPResponse) -> Bool {
        head = response
        return true
    }

    /// - Returns: whether the rest of the body is wanted.
    mutating func take(_ bytes: [UInt8]) -> Bool {
        guard head?.status.kind == .successful else {
            refusal += bytes.prefix(Self.longestRefusal - refusal.count)
            return refusal.count < Self.longestRefusal
        }
        do throws(DecodingFailure) {
            try decoder.take(bytes)
            return true
        } catch {
            fault = error
            return false
        }
    }

    /// What a success says, once all of it has come.
    mutating func finish() throws(DecodingFailure) -> Response {
        if let fault { throw fault }
        return try decoder.finish()
    }
}
