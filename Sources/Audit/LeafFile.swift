import Canonical

/// The leaves of the tree as they stand in `audit.hashes`, and those that do not yet.
struct LeafFile: Sendable {
    private let path: String
    /// What the file lacks; all leaves if it holds something else.
    private var pending: [UInt8]
    private var isReplaced: Bool

    init(_ path: String, holding bytes: [UInt8], of leaves: [Digest]) {
        let known = leaves.flatMap(\.bytes)
        self.path = path
        isReplaced = !known.starts(with: bytes)
        pending = isReplaced ? known : Array(known.dropFirst(bytes.count))
    }

    mutating func append(_ leaf: Digest) { pending += leaf.bytes }

    /// Brings the file up to date. Not synced: what a loss of power takes is written anew at the next start.
    mutating func write(_ files: any FileSystem) throws(FileError) {
        guard !pending.isEmpty else { return }
        let file = try files.open(path)
        if isReplaced { try file.truncate(to: 0) }
        try file.writeAll(pending)
        (pending, isReplaced) = ([], false)
    }
}
