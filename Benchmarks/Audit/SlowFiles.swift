import Audit
import Glibc

/// The real files, with a sync that takes longer by so many microseconds.
struct SlowFiles: FileSystem {
    let files = DiskFiles()
    let delay: UInt32

    /// An open file whose sync takes its time.
    private final class File: AppendableFile {
        private let file: any AppendableFile
        private let delay: UInt32

        init(_ file: any AppendableFile, _ delay: UInt32) { (self.file, self.delay) = (file, delay) }

        func write(_ bytes: ArraySlice<UInt8>) throws(FileError) -> Int { try file.write(bytes) }
        func truncate(to length: Int) throws(FileError) { try file.truncate(to: length) }
        func sync() throws(FileError) {
            if delay > 0 { usleep(delay) }
            try file.sync()
        }
    }

    func open(_ path: String) throws(FileError) -> any AppendableFile { File(try files.open(path), delay) }
    func contents(of path: String) throws(FileError) -> [UInt8]? { try files.contents(of: path) }
    func permissions(of path: String) throws(FileError) -> UInt16? { try files.permissions(of: path) }
    func makeDirectory(_ path: String) throws(FileError) -> Bool { try files.makeDirectory(path) }
    func rename(_ path: String, to target: String) throws(FileError) { try files.rename(path, to: target) }
    func syncDirectory(_ path: String) throws(FileError) { try files.syncDirectory(path) }
    func lock(_ path: String, note: [UInt8]) throws(FileError) -> (any FileLock)? { try files.lock(path, note: note) }
}
