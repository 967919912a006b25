/// The calls that the log makes to the operating system, each by itself so that a test can fail or kill at any of them.
public protocol FileSystem: Sendable {
    /// All bytes of a file; nil if there is none.
    func contents(of path: String) throws(FileError) -> [UInt8]?

    /// The permission bits of a file or folder; nil if there is none.
    func permissions(of path: String) throws(FileError) -> UInt16?

    /// Makes one folder (0700); false if it was there.
    func makeDirectory(_ path: String) throws(FileError) -> Bool

    /// Opens for appending; makes the file (0600) if there is none.
    func open(_ path: String) throws(FileError) -> any AppendableFile

    /// Gives a file another name, replacing what had it.
    func rename(_ path: String, to target: String) throws(FileError)

    /// Makes the names in a folder durable.
    func syncDirectory(_ path: String) throws(FileError)

    /// Takes the advisory lock (flock) on a file and writes `note` into it; nil if somebody else has it.
    /// The lock lasts until the value is released or the process ends.
    func lock(_ path: String, note: [UInt8]) throws(FileError) -> (any FileLock)?
}

/// A file open for appending.
public protocol AppendableFile: AnyObject, Sendable {
    /// Appends some of the bytes, at least one, and says how many.
    func write(_ bytes: ArraySlice<UInt8>) throws(FileError) -> Int

    /// Returns when all that was written will survive a loss of power.
    func sync() throws(FileError)

    /// Cuts the file to a length.
    func truncate(to length: Int) throws(FileError)
}

/// A lock that is held as long as this lives.
public protocol FileLock: AnyObject, Sendable {}
