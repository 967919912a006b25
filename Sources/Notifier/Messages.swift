/// The sentences of this module.
enum Messages {
    static let noChannel = "it is for no channel"
    static func tooLong(_ maximum: Int) -> String { "the message has more than \(maximum) bytes" }
    static func gateway(_ status: Int) -> String { "a gateway answered with the status \(status)" }
    static func refused(_ status: Int) -> String {
        (300..<400).contains(status) ? "the receiver answered with a redirect, and none is followed" : "the receiver did not take it"
    }
}
