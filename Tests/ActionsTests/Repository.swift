import Foundation

/// The files of the repository that tests read in place.
enum Repository {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "../..").standardizedFileURL

    /// The names of the actions: what stands before `: Action` in the files of `Sources/Actions`.
    static func actionFiles() throws -> [String] {
        let folder = root.appending(path: "Sources/Actions")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try names.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            let stem = String(name.dropLast(".swift".count))
            return ["Action", "LookupAction"].contains { text.contains("public enum \(stem): \($0) {") } ? stem : nil
        }
    }

    /// Runs a script of the repository.
    /// - Returns: its exit status and what it wrote, to either stream.
    static func run(_ script: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["bash", root.appending(path: script).path] + arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
