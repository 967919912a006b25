import ArgumentParser
import Audit
import Canonical
import Views

struct ApproveKeygenCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "keygen",
        abstract: "Make an approver's key, and print what cordon.yaml has to say of it.",
        usage: "cordon approve keygen PATH",
        discussion: "Example: cordon approve keygen alice.key")

    @Argument(help: ArgumentHelp("Where the private key goes; nothing may be there yet.", valueName: "path"))
    var path: String

    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        guard !Files.exists(path) else { throw CommandFailure(.usage, Messages.keyThere(path)) }
        let key: SigningKey
        do throws(KeyFile.Fault) { key = try KeyFile(path: path).loadOrCreate() } catch {
            throw CommandFailure(.failed, error.description)
        }
        let output = outputOptions.output
        output.show(Messages.keyMade(path, key.verifyingKey.description) + "\n")
        output.show(ResultDocument(schema: "cordon/key/1", ["key": .string(key.verifyingKey.description)]))
        return 0
    }
}
