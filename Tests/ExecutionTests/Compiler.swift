import Foundation

/// The Swift compiler, on a file against the modules that this test was built with.
struct Compiler {
    private let arguments: [String]

    /// nil where the build folder is laid out in another way than SwiftPM does.
    init?() {
        let products = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        let modules = products.appendingPathComponent("Modules")
        guard FileManager.default.fileExists(atPath: modules.path) else { return nil }
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let checkouts = products.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("checkouts")
        // The modules of C code that ours rest on.
        let maps =
            Self.find(products, "*/module.modulemap") + Self.find(checkouts, "*/Sources/*/include/module.modulemap")
            + [package.appendingPathComponent("Sources/CLibYAML/module.modulemap").path]
        arguments =
            ["swiftc", "-emit-sil", "-o", "/dev/null", "-swift-version", "6", "-I", modules.path]
            + maps.flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
    }

    /// What the compiler says to a file; its exit status is 0 if it takes it.
    func compile(_ source: String) throws -> (status: Int32, output: String) {
        let folder = NSTemporaryDirectory() + "cordon-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = folder + "/forgery.swift"
        try Data(source.utf8).write(to: URL(fileURLWithPath: file))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments + ["-module-cache-path", folder + "/cache", file]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, output)
    }

    private static func find(_ folder: URL, _ pattern: String) -> [String] {
        var found = [folder.path]
        for part in pattern.split(separator: "/") {
            found = found.flatMap { path -> [String] in
                guard part == "*" else { return [path + "/" + part] }
                return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted().map { path + "/" + $0 }
            }
        }
        return found.filter { FileManager.default.fileExists(atPath: $0) }
    }
}
