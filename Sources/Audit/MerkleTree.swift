import Canonical

import struct Crypto.SHA256

/// The tree over a log's lines, by the recursive definition of RFC 6962, section 2.1.
struct MerkleTree {
    private let leaves: [Digest]

    /// The tree over leaves that stand one after the other, 32 bytes each; what is no whole leaf is left out.
    init(leaves bytes: some RandomAccessCollection<UInt8>) {
        let bytes = Array(bytes)
        leaves = bytes.withUnsafeBytes { bytes in
            (0..<bytes.count / 32).compactMap { Digest(bytes: UnsafeRawBufferPointer(rebasing: bytes[$0 * 32..<$0 * 32 + 32])) }
        }
    }

    init(_ leaves: [Digest]) { self.leaves = leaves }

    /// The tree over the first leaves.
    func prefix(_ count: Int) -> MerkleTree { MerkleTree(Array(leaves.prefix(count))) }

    /// The leaf of a record.
    subscript(index: Int) -> Digest { leaves[index] }

    /// What speaks against a signed root of these lines; nil if nothing does.
    func finding(against checkpoint: Checkpoint, from source: AuditFinding.Source) -> AuditFinding? {
        let size = checkpoint.size
        guard size <= Int64(leaves.count) else {
            return AuditFinding(.truncated(source, covered: size, records: Int64(leaves.count)))
        }
        let root = size == 0 ? MerkleHash.empty : root(of: leaves[..<Int(size)])
        return root == checkpoint.root ? nil : AuditFinding(.rootMismatch(source, covered: size))
    }

    /// How many leaves there are.
    var size: Int { leaves.count }

    /// The root over all leaves.
    var root: Digest { leaves.isEmpty ? MerkleHash.empty : root(of: leaves[...]) }

    /// What shows that the tree over the first `older` leaves is the beginning of this one (RFC 6962, section 2.1.2).
    /// Empty if there is nothing to show: no leaves, or all of them.
    func consistencyProof(from older: Int) -> [Digest] {
        older == 0 || older >= size ? [] : subproof(older, leaves[...], isWhole: true)
    }

    private func subproof(_ older: Int, _ leaves: ArraySlice<Digest>, isWhole: Bool) -> [Digest] {
        guard older < leaves.count else { return isWhole ? [] : [root(of: leaves)] }
        let half = Self.half(leaves.count)
        let (left, right) = (leaves.prefix(half), leaves.dropFirst(half))
        guard older > half else { return subproof(older, left, isWhole: isWhole) + [root(of: right)] }
        return subproof(older - half, right, isWhole: false) + [root(of: left)]
    }

    /// The largest full tree that leaves something for the right side.
    private static func half(_ count: Int) -> Int {
        1 << ((count - 1).bitWidth - (count - 1).leadingZeroBitCount - 1)
    }

    private func root(of leaves: ArraySlice<Digest>) -> Digest {
        if leaves.count == 1 { return leaves[leaves.startIndex] }
        let middle = leaves.startIndex + Self.half(leaves.count)
        let (left, right) = (root(of: leaves[..<middle]), root(of: leaves[middle...]))
        return withUnsafeTemporaryAllocation(byteCount: 65, alignment: 8) { node in
            node[0] = 0x01
            left.copy(to: UnsafeMutableRawBufferPointer(rebasing: node[1..<33]))
            right.copy(to: UnsafeMutableRawBufferPointer(rebasing: node[33...]))
            return Self.hash { $0.update(bufferPointer: UnsafeRawBufferPointer(node)) }
        }
    }

    /// The leaf of a line.
    static func leaf(of line: UnsafeRawBufferPointer) -> Digest {
        hash { hasher in
            withUnsafeBytes(of: UInt8(0x00)) { hasher.update(bufferPointer: $0) }
            hasher.update(bufferPointer: line)
        }
    }

    private static func hash(_ write: (inout SHA256) -> Void) -> Digest {
        var hasher = SHA256()
        write(&hasher)
        guard let digest = hasher.finalize().withUnsafeBytes({ Digest(bytes: $0) }) else { preconditionFailure("SHA-256 gives 32 bytes.") }
        return digest
    }
}
