import DefenderAPI

/// The fields of a query string or of a form body (application/x-www-form-urlencoded), in their order.
struct NameValuePairs: Hashable, Sendable {
    struct Pair: Hashable, Sendable {
        let name: String
        let value: String
    }

    let pairs: [Pair]

    static let none = NameValuePairs(pairs: [])

    private init(pairs: [Pair]) { self.pairs = pairs }

    /// nil if something is not properly percent-encoded.
    init?(_ text: Substring) {
        var pairs: [Pair] = []
        for part in text.split(separator: "&") {
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentDecoding.decode(halves[0], plusIsBlank: true),
                let value = PercentDecoding.decode(halves.count > 1 ? halves[1] : "", plusIsBlank: true)
            else { return nil }
            pairs.append(Pair(name: name, value: value))
        }
        self.pairs = pairs
    }

    /// The first field of this name that is not empty.
    subscript(name: String) -> String? { pairs.first { $0.name == name && !$0.value.isEmpty }?.value }
}
