import Execution

extension Lease.Place {
    /// Reads `RUN/STEP`.
    init(parsing text: String) throws(CommandFailure) {
        let parts = text.split(separator: "/", maxSplits: 1).map { String($0) }
        guard parts.count == 2 else { throw CommandFailure(.usage, Messages.notALease(text)) }
        self.init(run: parts[0], step: parts[1])
    }
}
