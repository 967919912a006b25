import Diagnostics
import Foundation

/// The file system, read only.
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

    /// Whether something is there, be it a link that leads nowhere.
    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path)
            || (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
    }

    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// A path as seen from a folder; an absolute path stays as it is.
    static func resolve(_ path: String, in folder: String) -> String {
        path.hasPrefix("/") ? path : folder + "/" + path
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

    /// The playbook files of a folder, deeper folders included, in the order of their paths. Tests of playbooks
    /// (`*.test.yaml`) are none.
    static func playbooks(in folder: String) throws(CommandFailure) -> [String] {
        guard let names = FileManager.default.enumerator(atPath: folder) else {
            throw CommandFailure(.failed, Messages.unreadable(folder))
        }
        var paths: [String] = []
        for case let name as String in names where isPlaybook(name) && !isFolder(folder + "/" + name) {
            paths.append(folder + "/" + name)
        }
        return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func isPlaybook(_ name: String) -> Bool {
        let isYAML = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
        let isTest = name.hasSuffix(".test.yaml") || name.hasSuffix(".test.yml")
        let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
        return isYAML && !isTest && !isHidden
    }
}
