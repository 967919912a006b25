import Foundation

/// The folder of ledger and audit log, made at first need with a .gitignore inside: neither belongs in a repository.
enum StateFolder {
    static func make(for path: String) throws(CommandFailure) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard !Files.exists(folder) else { return }
        try Files.makePrivateFolder(folder)
        try Files.write(Array("*\n".utf8), to: folder + "/.gitignore")
    }
}
