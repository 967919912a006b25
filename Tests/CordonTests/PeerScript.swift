import Foundation

/// A script of Tests/Peers, which holds us against programs that others wrote.
enum PeerScript {
    /// The script's word for a peer that cannot be had: no network, no Python.
    private static let isSkipped: Int32 = 77

    /// Runs it with the folder that keeps its environment before the arguments.
    /// - Returns: nil if the peer cannot be had.
    static func run(_ name: String, _ arguments: [String]) async throws -> Child.Outcome? {
        let environment = ProcessInfo.processInfo.environment
        let kept = environment["CORDON_TEST_CACHE"].map { URL(fileURLWithPath: $0) }
        let cache = kept ?? Binary.cordon.deletingLastPathComponent().appendingPathComponent("peers")
        try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
        let script = Binary.repository.appendingPathComponent("Tests/Peers/\(name)")
        let child = try Child(
            URL(fileURLWithPath: "/usr/bin/env"), ["python3", script.path, cache.path] + arguments, in: cache, environment: environment)
        let outcome = try await child.outcome()
        guard outcome.code != isSkipped else {
            print(outcome.text)
            return nil
        }
        return outcome
    }
}
