import ArgumentParser
import Canonical
import DefenderAPI
import DefenderClient
import Diagnostics
import Foundation

struct APICommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "api", abstract: "Read from the API, for exploring. Only reading endpoints can be named.",
        usage: "cordon api GET PATH", discussion: "Example: cordon api GET '/api/machines?$top=5'")

    enum Method: String, ExpressibleByArgument, CaseIterable {
        case get = "GET"
    }

    @Argument(help: "GET.")
    var method: Method

    @Argument(help: "The path from /api/ on, with its query.")
    var path: String

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var terminal: TerminalOptions

    func execute() async throws -> Int32 {
        guard let query = Query.get(path) else {
            throw CommandFailure(.usage, Messages.noReadingEndpoint(path, Endpoint.reading(near: path)))
        }
        let connection = try Connection.open(projectOptions)
        return try await connection.finishing {
            let answer = try await connection.client.read(query)
            Output.write(TerminalText.escapedJSON(answer.prettyText()) + "\n", to: FileHandle.standardOutput)
            return 0
        }
    }
}
