import Canonical
import Glibc

/// What the verifier reads of a finished line by itself, whatever stands around it.
package struct LineFacts: Sendable {
    /// The number of the record; nil if the line has to be read strictly.
    let sequence: Int64?
    /// The leaf of the tree.
    let leaf: Digest

    init(_ line: UnsafeBufferPointer<UInt8>) {
        sequence = RecordScanner.sequence(of: line)
        leaf = MerkleTree.leaf(of: UnsafeRawBufferPointer(line))
    }
}

extension AuditLines {
    package func facts() -> [LineFacts] { concurrentMap { LineFacts($0) } }

    /// The same for lines of which most stand in another log too, as far from its beginning or from its end: those are not read again.
    /// - Parameter facts: the other's.
    package func facts(beside other: AuditLines, _ facts: [LineFacts]) -> [LineFacts] {
        (0..<count).map { index in
            let places = [index, other.count - count + index]
            let known = places.first { facts.indices.contains($0) && self[index].isSame(as: other[$0]) }
            return known.map { facts[$0] } ?? self[index].withUnsafeBufferPointer { LineFacts($0) }
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func isSame(as other: ArraySlice<UInt8>) -> Bool {
        guard count == other.count else { return false }
        return withUnsafeBytes { one in
            other.withUnsafeBytes { other in
                guard let one = one.baseAddress, let other = other.baseAddress else { return true }
                return memcmp(one, other, count) == 0
            }
        }
    }
}
