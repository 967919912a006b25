public import Audit
import Canonical
import Glibc

/// The file that keeps users' sign-ins between commands: for its owner alone (0600), replaced whole or not at all, with one
/// process at a time changing it.
public struct TokenFile: Sendable {
    /// Why it cannot be used.
    public enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
        case file(FileError)
        /// Others than the owner may read or write it.
        case tooOpen(path: String, permissions: UInt16)
        /// It holds something else.
        case unreadable(path: String)
        /// Another process does not let go of it.
        case busy(path: String)

        public var description: String { Messages.tokenFile(self) }
    }

    public let path: String
    private let files: any FileSystem

    private static let schema = "cordon/tokens/1"

    public init(path: String, files: any FileSystem = DiskFiles()) {
        self.path = path
        self.files = files
    }

    /// All sign-ins, the latest last; none if there is no file.
    func load() throws(Fault) -> [StoredToken] {
        guard let bytes = try attempt({ () throws(FileError) in try files.contents(of: path) }),
            let permissions = try attempt({ () throws(FileError) in try files.permissions(of: path) })
        else { return [] }
        guard permissions & 0o077 == 0 else { throw .tooOpen(path: path, permissions: permissions) }
        guard let json = try? JSONValue(parsing: bytes), json["schema"]?.stringValue == Self.schema,
            let entries = json["tokens"]?.arrayValue
        else { throw .unreadable(path: path) }
        let tokens = entries.compactMap(StoredToken.init)
        guard tokens.count == entries.count else { throw .unreadable(path: path) }
        return tokens
    }

    /// Changes what is kept.
    func update(_ change: (inout [StoredToken]) -> Void) throws(Fault) {
        try attempt { () throws(FileError) in try files.makeDirectories(above: path) }
        let lock = try lock()
        defer { withExtendedLifetime(lock) {} }
        var tokens = try load()
        change(&tokens)
        let json: JSONValue = ["schema": .string(Self.schema), "tokens": .array(tokens.map(\.json))]
        try attempt { () throws(FileError) in try files.replace(path, with: json.canonicalBytes) }
    }

    /// Whoever has the lock writes a few hundred bytes: trying anew for a moment is enough.
    private func lock() throws(Fault) -> any FileLock {
        for _ in 0..<400 {
            let lock = try attempt { () throws(FileError) in try files.lock(path + ".lock", note: []) }
            if let lock { return lock }
            usleep(5_000)
        }
        throw .busy(path: path)
    }

    private func attempt<Result>(_ body: () throws(FileError) -> Result) throws(Fault) -> Result {
        do throws(FileError) { return try body() } catch { throw .file(error) }
    }
}

extension TokenFile {
    /// Keeps a sign-in as the latest one, in place of the same user's.
    func keep(_ token: StoredToken) throws(Fault) {
        try update { tokens in
            tokens.removeAll { $0.key == token.key && $0.identity == token.identity }
            tokens.append(token)
        }
    }

    /// Forgets all users of this app in this tenant.
    /// - Returns: their names.
    public func forget(_ signIn: SignIn) throws(Fault) -> [String] {
        let key = signIn.storeKey
        func isOurs(_ token: StoredToken) -> Bool { token.key.authority == key.authority && token.key.client == key.client }
        var names: Set<String> = []
        try update { tokens in
            names = Set(tokens.filter(isOurs).map(\.name))
            tokens.removeAll(where: isOurs)
        }
        return names.sorted()
    }
}
