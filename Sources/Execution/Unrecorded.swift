/// A record that could not be made, before or after its deed was sent.
struct Unrecorded: Error {
    let failure: ExecutionFailure
    let isSent: Bool
}
