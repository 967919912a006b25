import ArgumentParser
import Foundation

struct InitCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a working project: cordon.yaml with a policy, a playbook, schemas, editor settings, a CI example.",
        usage: "cordon init [DIR]",
        discussion: "Example: cordon init response && cd response && cordon validate")

    @Argument(help: "The folder; made if it is not there (default: the working directory).")
    var directory = "."

    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let folder = Files.resolve(directory, in: FileManager.default.currentDirectoryPath)
        let files = ProjectTemplate.files
        // All or nothing: what somebody has written is never replaced.
        let taken = files.map(\.path).filter { Files.exists(Files.resolve($0, in: folder)) }
        guard taken.isEmpty else { throw CommandFailure(.usage, Messages.alreadyThere(taken)) }
        for file in files {
            let path = Files.resolve(file.path, in: folder)
            try Files.makeFolder(URL(fileURLWithPath: path).deletingLastPathComponent().path)
            try Files.write(Array(file.text.utf8), to: path)
            output.show("wrote \(file.path)\n")
        }
        output.show("\n" + Messages.initialized + "\n")
        return 0
    }
}
