import Foundation
import YAMLSyntax

/// The file system.
enum Files {
    /// The bytes of a file.
    static func bytes(_ path: String) throws(CommandFailure) -> [UInt8] {
        guard exists(path) else { throw CommandFailure(.usage, Messages.noSuchFile(path)) }
        guard !isFolder(path) else { throw CommandFailure(.usage, Messages.folderNotFile(path)) }
        guard FileManager.default.fileExists(atPath: path) else { throw CommandFailure(.failed, Messages.deadLink(path)) }
        do { return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) } catch {
            throw CommandFailure(.failed, Messages.unreadable(path))
        }
    }

    /// The bytes of a file of a project, or why they cannot be had.
    static func contents(_ path: String) throws(UnreadableFile) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw errno == ENOENT ? absent(path) : .denied }
        defer { close(file) }
        var bytes: [UInt8] = []
        while true {
            let count = append(to: &bytes, from: file)
            if count == 0 { return bytes }
            // A folder can be opened, but not read.
            if count < 0, errno != EINTR { throw errno == EISDIR ? .folder : .denied }
        }
    }

    /// Why a file that was listed is not there: a name that is no UTF-8 comes with marks in its place, and names nothing.
    private static func absent(_ path: String) -> UnreadableFile {
        !exists(path) && path.unicodeScalars.contains("\u{FFFD}") ? .name : .deadLink
    }

    /// - Returns: how many bytes there were, 0 at the end, negative with `errno` set after a failure.
    private static func append(to bytes: inout [UInt8], from file: Int32) -> Int {
        withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 1) { buffer in
            let count = read(file, buffer.baseAddress, buffer.count)
            if count > 0 { bytes.append(contentsOf: buffer[..<count]) }
            return count
        }
    }

    /// Whether something is there, be it a link that leads nowhere.
    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path)
            || (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// A path as seen from a folder; an absolute path stays as it is.
    static func resolve(_ path: String, in folder: String) -> String {
        path.hasPrefix("/") ? path : folder + "/" + path
    }

    /// Makes a folder and those above it.
    static func makeFolder(_ path: String) throws(CommandFailure) {
        do { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) } catch {
            throw CommandFailure(.failed, Messages.unwritable(path))
        }
    }

    /// Makes a folder that nobody else may look into.
    static func makePrivateFolder(_ path: String) throws(CommandFailure) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandFailure(.failed, Messages.unwritable(path))
        }
    }

    /// Writes a file whole or not at all.
    static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
        do { try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
            throw CommandFailure(.failed, Messages.unwritable(path))
        }
    }

    /// Replaces a file that is there, whole or not at all; what leads to it (a link) and its permissions stay.
    static func replace(_ path: String, with bytes: [UInt8]) throws(CommandFailure) {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        let draft = target.deletingLastPathComponent().appendingPathComponent(".\(target.lastPathComponent).\(getpid())").path
        let mode = try? FileManager.default.attributesOfItem(atPath: target.path)[.posixPermissions]
        guard FileManager.default.isWritableFile(atPath: target.path),
            FileManager.default.createFile(
                atPath: draft, contents: Data(bytes), attributes: [.posixPermissions: mode ?? 0o644]),
            sync(draft), rename(draft, target.path) == 0
        else {
            unlink(draft)
            throw CommandFailure(.failed, Messages.unwritable(path))
        }
    }

    private static func sync(_ path: String) -> Bool {
        guard let file = FileHandle(forUpdatingAtPath: path) else { return false }
        return (try? file.synchronize()) != nil && (try? file.close()) != nil
    }

    /// The playbook files of a folder, deeper folders included, in the order of their paths. Tests of playbooks
    /// (`*.test.yaml`) are none. Links to folders are not followed.
    ///
    /// - Parameter unreadable: takes the folders that cannot be looked into.
    static func playbooks(in folder: String, unreadable: (String) -> Void) -> [String] {
        var paths: [String] = []
        var folders = [folder]
        while let next = folders.popLast() {
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: next) else {
                unreadable(next)
                continue
            }
            for name in names where !name.hasPrefix(".") {
                let path = next + "/" + name
                if !isFolder(path) {
                    if isPlaybook(name) { paths.append(path) }
                } else if (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) == nil {
                    folders.append(path)
                }
            }
        }
        return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func isPlaybook(_ name: String) -> Bool {
        let isYAML = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
        let isTest = name.hasSuffix(".test.yaml") || name.hasSuffix(".test.yml")
        return isYAML && !isTest
    }
}
