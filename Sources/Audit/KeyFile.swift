/// The file that holds the signing key: PEM, readable by its owner alone.
public struct KeyFile: Sendable {
    /// Why there is no key to be had.
    public enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
        case file(FileError)
        /// Others than the owner may read or write it.
        case tooOpen(path: String, permissions: UInt16)
        /// It holds something else.
        case notAKey(path: String)

        /// A sentence with what to do.
        public var description: String { Messages.keyFault(self) }
    }

    /// Where it lies.
    public let path: String
    private let files: any FileSystem

    /// The key file at a path.
    public init(path: String, files: any FileSystem = DiskFiles()) {
        self.path = path
        self.files = files
    }

    /// The key; nil if there is no file.
    public func load() throws(Fault) -> SigningKey? {
        guard let contents = try attempt({ () throws(FileError) in try files.contents(of: path) }),
            let permissions = try attempt({ () throws(FileError) in try files.permissions(of: path) })
        else { return nil }
        guard permissions & 0o077 == 0 else { throw .tooOpen(path: path, permissions: permissions) }
        guard let key = SigningKey(pem: contents) else { throw .notAKey(path: path) }
        return key
    }

    /// The key; made new, and durable before this returns, if there is no file.
    public func loadOrCreate() throws(Fault) -> SigningKey {
        if let key = try load() { return key }
        let key = SigningKey()
        try attempt { () throws(FileError) in
            try files.makeDirectories(above: path)
            try files.replace(path, with: key.pem)
        }
        return key
    }

    private func attempt<Result>(_ body: () throws(FileError) -> Result) throws(Fault) -> Result {
        do throws(FileError) {
            return try body()
        } catch {
            throw .file(error)
        }
    }
}
