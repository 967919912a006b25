import Canonical
import DefenderAPI

/// The live response library: what is known of its files, and their bytes.
struct LibraryShelf: Sendable {
    var files: EntityStore
    /// By name; a file of a world has none: nothing is known of what it does.
    private(set) var contents: [String: [UInt8]] = [:]

    init(_ files: EntityStore) { self.files = files }

    mutating func put(_ file: Record, content: [UInt8]) {
        files.put(file)
        contents[file.key] = content
    }

    mutating func remove(_ name: String) {
        files.remove { $0.key == name }
        contents[name] = nil
    }
}
