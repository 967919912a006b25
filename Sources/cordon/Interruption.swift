import Dispatch
import Foundation
import Synchronization

/// Ctrl-C and SIGTERM: nothing new is sent, what is in flight is recorded.
enum Interruption {
    /// Runs a piece of work that a signal cancels.
    /// - Returns: its value, and whether a signal came.
    static func guarding<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> (Value, Bool) {
        let isInterrupted = Atomic(false)
        let task = Task { try await work() }
        let sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                isInterrupted.store(true, ordering: .relaxed)
                task.cancel()
            }
            source.resume()
            return source
        }
        defer {
            for source in sources { source.cancel() }
            for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
        }
        let value = try await task.value
        return (value, isInterrupted.load(ordering: .relaxed))
    }
}
