/// Guesses what a misspelt word was meant to be.
public enum Spelling {
    private static let longestGuessed = 64

    /// The candidate within a third of the word's length in edits (insert, delete, replace, swap neighbours; letter
    /// case costs nothing), or the one with the same `_`- or `-`-separated parts in another order.
    /// - Returns: the nearest, the first of equals; nil if none is near, or if the word itself is a candidate.
    public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        let wanted = folded(word)
        guard !wanted.isEmpty, wanted.count <= longestGuessed else { return nil }
        let wantedParts = parts(wanted)
        var best: (candidate: String, distance: Int)?
        var reordered: String?
        for candidate in candidates {
            if candidate.utf8.elementsEqual(word.utf8) { return nil }
            let folded = folded(candidate)
            let limit = min(tolerance(wanted.count, folded.count), (best?.distance ?? Int.max) - 1)
            if let distance = distance(wanted, folded, limit: limit) { best = (candidate, distance) }
            if reordered == nil, let wantedParts, parts(folded) == wantedParts { reordered = candidate }
        }
        return best?.candidate ?? reordered
    }

    /// The candidate that a word is beyond doubt a slip of: no other is near, and one edit tells them apart, or two in a
    /// word of eight letters or more.
    /// - Returns: nil where a person has to decide.
    public static func certain(for word: String, among candidates: some Collection<String>) -> String? {
        guard let best = nearest(to: word, among: candidates) else { return nil }
        let rest = candidates.filter { !$0.utf8.elementsEqual(best.utf8) }
        let (wanted, found) = (folded(word), folded(best))
        let limit = found.count >= 8 ? 2 : found.count >= 4 ? 1 : 0
        guard distance(wanted, found, limit: limit) != nil, nearest(to: word, among: rest) == nil else { return nil }
        return best
    }

    /// A third of the longer word, and never all of the shorter one.
    private static func tolerance(_ left: Int, _ right: Int) -> Int {
        min(max(max(left, right) / 3, 1), min(left, right) - 1)
    }

    private static func folded(_ word: String) -> [Unicode.Scalar] {
        word.unicodeScalars.prefix(longestGuessed + 1).map { scalar in
            (0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar
        }
    }

    private static func parts(_ word: [Unicode.Scalar]) -> [[UInt32]]? {
        let parts = word.split { $0 == "_" || $0 == "-" }.map { $0.map(\.value) }
        return parts.count > 1 ? parts.sorted { $0.lexicographicallyPrecedes($1) } : nil
    }

    /// Optimal string alignment distance, or nil past `limit`.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int) -> Int? {
        guard abs(left.count - right.count) <= limit, !right.isEmpty else { return nil }
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for row in 1...left.count {
            var current = [row] + [Int](repeating: 0, count: right.count)
            for column in 1...right.count {
                let isSame = left[row - 1] == right[column - 1]
                var cost = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    cost = min(cost, beforeLast[column - 2] + 1)
                }
                current[column] = cost
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count] <= limit ? last[right.count] : nil
    }
}
