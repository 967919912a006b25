public import Canonical

/// The head of a log's tree at a size, in the form of C2SP tlog-checkpoint, without a signature.
public struct Checkpoint: Hashable, Sendable {
    /// Whose log: `cordon/<log id>`.
    public let origin: String
    /// How many records it covers, from the first on.
    public let size: Int64
    /// The root of the RFC 6962 tree over their lines.
    public let root: Digest

    /// A head.
    public init(origin: String, size: Int64, root: Digest) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Origin, size and root in base64, each on a line.
    public var text: String { "\(origin)\n\(size)\n\(Base64.encode(root.bytes))\n" }

    /// Reads exactly that text; extension lines, which Cordon never writes, are refused.
    public init?(text: String) {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(decoding: Array($0), as: UTF8.self)
        }
        guard lines.count == 4, lines[3].isEmpty, let size = Int64(lines[1]), size >= 0,
            let root = Base64.decode(lines[2]).flatMap({ Digest(bytes: $0) })
        else { return nil }
        self.init(origin: lines[0], size: size, root: root)
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }
}
