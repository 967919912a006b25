/// The sentences of this module.
enum Messages {
    static func notAnswered(_ operation: String, _ reason: String) -> String { "\(operation) gave no answer: \(reason)" }
    static func inputUnknown(_ name: String) -> String { "nobody knows what its input `\(name)` is to be" }
    static let answerUnread = "its answer was longer than is read, or broke off"
    static func failedCall(_ status: Int) -> String { "the service answered with the status \(status)" }
    static func refusedCall(_ status: Int) -> String {
        switch status {
        case 401, 403: "the service did not accept the authorization that cordon.yaml names for it (status \(status))"
        case 300..<400: "the service answered with a redirect, and none is followed"
        case 500...: failedCall(status)
        default: "the service did not take the request (status \(status))"
        }
    }
    static func tooLong(_ maximum: Int) -> String { "the message has more than \(maximum) bytes" }
    static func gateway(_ status: Int) -> String { "a gateway answered with the status \(status)" }
    static func refused(_ status: Int) -> String {
        (300..<400).contains(status) ? "the receiver answered with a redirect, and none is followed" : "the receiver did not take it"
    }
}
