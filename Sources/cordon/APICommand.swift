import ArgumentParser
import Canonical
import DefenderAPI
import DefenderClient
import Diagnostics
import Foundation
import Views

struct APICommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "api", abstract: "Read from the API, for exploring. Only reading endpoints can be named.",
        usage: "cordon api GET PATH [--download FILE [--max-bytes N]]",
        discussion: """
            Example: cordon api GET '/api/machines?$top=5'
            Example: cordon api GET /api/machineactions/ID/getPackageUri --download package.zip

            An investigation package, or what a command of a live response has fetched, is kept as it came and never unpacked.
            """)

    enum Method: String, ExpressibleByArgument, CaseIterable {
        case get = "GET"
    }

    @Argument(help: "GET.")
    var method: Method

    @Argument(help: "The path from /api/ on, with its query.")
    var path: String

    @Option(help: ArgumentHelp("Fetch what the link behind the path leads to, into this file.", valueName: "file"))
    var download: String?

    @Option(help: ArgumentHelp("The most bytes that --download takes.", valueName: "n"))
    var maxBytes = 4 << 30

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var terminal: TerminalOptions

    func execute() async throws -> Int32 {
        let output = terminal.output(isJSON: true)
        if let download { return try await fetch(to: download, output) }
        guard let query = Query.get(path) else {
            throw CommandFailure(.usage, Messages.noReadingEndpoint(path, Endpoint.reading(near: path)))
        }
        let connection = try Connection.open(projectOptions, output)
        return try await connection.finishing {
            let answer = try await connection.client.read(query)
            Output.write(TerminalText.escapedJSON(answer.prettyText()) + "\n", to: FileHandle.standardOutput)
            return 0
        }
    }

    private func fetch(to file: String, _ output: Output) async throws -> Int32 {
        guard let source = DownloadSource(path: path) else { throw CommandFailure(.usage, Messages.nothingToDownload(path)) }
        guard maxBytes > 0 else { throw CommandFailure(.usage, Messages.noBytes) }
        let place = Files.resolve(file, in: FileManager.default.currentDirectoryPath)
        guard !Files.exists(place) else { throw CommandFailure(.usage, Messages.isThereAlready(file)) }
        let connection = try Connection.open(projectOptions, output)
        return try await connection.finishing {
            do throws(DownloadFailure) {
                let download = try await connection.client.download(source, to: place, limit: maxBytes, over: connection.transport)
                output.show(
                    ResultDocument(
                        schema: "cordon/download/1",
                        [
                            "path": .string(download.path), "size": .integer(Int64(download.size)),
                            "digest": .string(download.digest.description),
                        ]))
            } catch {
                if case .noLink(let failure) = error { throw CommandFailure(failure) }
                throw CommandFailure(.failed, error.description)
            }
            return 0
        }
    }
}
