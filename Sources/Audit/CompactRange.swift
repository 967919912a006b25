import Canonical

/// The head of an RFC 6962 Merkle tree that grows by one leaf at a time: only the roots of its full subtrees are kept,
/// so that an append costs a handful of hashes however long the log is.
struct CompactRange: Sendable {
    private(set) var size: Int64 = 0
    /// Roots of the full subtrees, largest first: one for each bit that is set in `size`.
    private(set) var peaks: [Digest] = []

    init() {}

    /// The tree of so many lines by the roots of its full subtrees; nil if these are more or fewer.
    init?(size: Int64, peaks: [Digest]) {
        guard size >= 0, size.nonzeroBitCount == peaks.count else { return nil }
        (self.size, self.peaks) = (size, peaks)
    }

    /// Adds the line of a record.
    /// - Returns: its leaf.
    mutating func append(line: some Collection<UInt8>) -> Digest {
        let leaf = MerkleHash.leaf(line)
        var node = leaf
        var bits = size
        while bits & 1 == 1 {
            node = MerkleHash.node(peaks.removeLast(), node)
            bits >>= 1
        }
        peaks.append(node)
        size += 1
        return leaf
    }

    /// The root of the tree over all lines so far.
    var root: Digest {
        guard var root = peaks.last else { return MerkleHash.empty }
        for peak in peaks.dropLast().reversed() { root = MerkleHash.node(peak, root) }
        return root
    }
}
