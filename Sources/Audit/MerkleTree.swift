import Canonical

/// The tree over a log's lines, by the recursive definition of RFC 6962, section 2.1.
struct MerkleTree {
    private let leaves: [Digest]

    init(lines: AuditLines) {
        leaves = (0..<lines.count).map { Digest(of: [0x00] + lines[$0]) }
    }

    /// What speaks against a signed root of these lines; nil if nothing does.
    func finding(against checkpoint: Checkpoint, from source: AuditFinding.Source) -> AuditFinding? {
        let size = checkpoint.size
        guard size <= Int64(leaves.count) else {
            return AuditFinding(.truncated(source, covered: size, records: Int64(leaves.count)))
        }
        let root = size == 0 ? Digest(of: []) : root(of: leaves[..<Int(size)])
        return root == checkpoint.root ? nil : AuditFinding(.rootMismatch(source, covered: size))
    }

    private func root(of leaves: ArraySlice<Digest>) -> Digest {
        if leaves.count == 1 { return leaves[leaves.startIndex] }
        // The left side is the largest full tree that leaves something for the right side.
        let half = 1 << ((leaves.count - 1).bitWidth - (leaves.count - 1).leadingZeroBitCount - 1)
        let middle = leaves.startIndex + half
        return Digest(of: [0x01] + root(of: leaves[..<middle]).bytes + root(of: leaves[middle...]).bytes)
    }
}
