/// What follows from the single calls.
extension FileSystem {
    /// Puts these bytes in the place of a file so that a crash leaves either the old or the new ones, durably.
    public func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
        let temporary = path + ".new"
        let file = try open(temporary)
        try file.truncate(to: 0)
        try file.writeAll(bytes)
        try file.sync()
        try rename(temporary, to: path)
        try syncDirectory(Self.directory(of: path))
    }

    /// Makes the folders that a file needs, each durable in the one above it.
    public func makeDirectories(above path: String) throws(FileError) {
        let directory = Self.directory(of: path)
        guard try permissions(of: directory) == nil else { return }
        try makeDirectories(above: directory)
        if try makeDirectory(directory) { try syncDirectory(Self.directory(of: directory)) }
    }

    /// The folder that a path lies in; `.` for a bare name.
    public static func directory(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}

extension AppendableFile {
    /// Appends all bytes, in as many calls as the system needs.
    public func writeAll(_ bytes: [UInt8]) throws(FileError) {
        var rest = bytes[...]
        while !rest.isEmpty { rest = rest.dropFirst(try write(rest)) }
    }
}
