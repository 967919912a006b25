import HTTPTypes

/// Which requests a fault strikes. What is nil matches all.
struct FaultMatch: Hashable, Sendable {
    var method: String?
    /// The path without the query, whatever the case; `*` stands for any characters, `/` too.
    var path: String?
    /// The endpoint's id in the reference.
    var endpoint: String?
    /// Strikes no sooner than when the tenant has had so many effects.
    var afterEffects = 0
    /// How many requests that match are let through first.
    var spared = 0
    /// How many are struck then; nil for all.
    var times: Int?

    /// - Parameter route: the reference's path with its parameters filled, without `/v1.0` and `/$count`.
    func takes(_ request: FaultSubject) -> Bool {
        guard request.effects >= afterEffects else { return false }
        if let method, method.lowercased() != request.method.lowercased() { return false }
        if let endpoint, endpoint != request.endpoint { return false }
        guard let path else { return true }
        return Self.fits(Array(request.path.lowercased().utf8), Array(path.lowercased().utf8))
    }

    /// Greedy with one step back to the last star: linear in practice and never worse than the product of the lengths.
    private static func fits(_ text: [UInt8], _ pattern: [UInt8]) -> Bool {
        var (place, mark) = (0, 0)
        var star: Int?
        var begin = 0
        while place < text.count {
            if mark < pattern.count, pattern[mark] == UInt8(ascii: "*") {
                (star, begin) = (mark, place)
                mark += 1
            } else if mark < pattern.count, pattern[mark] == text[place] {
                (place, mark) = (place + 1, mark + 1)
            } else if let last = star {
                begin += 1
                (place, mark) = (begin, last + 1)
            } else {
                return false
            }
        }
        return pattern[mark...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
