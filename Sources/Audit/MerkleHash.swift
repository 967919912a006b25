import Canonical

/// The hashes of RFC 6962, section 2.1.
enum MerkleHash {
    static let empty = Digest(of: [])

    static func leaf(_ line: some Collection<UInt8>) -> Digest {
        var bytes: [UInt8] = [0x00]
        bytes += line
        return Digest(of: bytes)
    }

    static func node(_ left: Digest, _ right: Digest) -> Digest {
        Digest(of: [0x01] + left.bytes + right.bytes)
    }
}
