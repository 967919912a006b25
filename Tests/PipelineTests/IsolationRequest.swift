/// What is asked for a device in the model of per-device order, and by whom.
struct IsolationRequest: Hashable, CustomStringConvertible {
    let isOurs: Bool
    let isIsolation: Bool

    static let all = [true, false].flatMap { ours in [true, false].map { IsolationRequest(isOurs: ours, isIsolation: $0) } }

    /// All sequences of so many requests.
    static func sequences(of count: Int) -> [[IsolationRequest]] {
        (0..<count).reduce([[]]) { sequences, _ in sequences.flatMap { sequence in all.map { sequence + [$0] } } }
    }

    var description: String { "\(isOurs ? "our" : "their") \(isIsolation ? "isolation" : "release")" }
}
