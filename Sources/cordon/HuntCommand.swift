import ArgumentParser
import Canonical
import DefenderAPI
import DefenderClient
import Foundation

struct HuntCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "hunt", abstract: "Run an advanced hunting query, over the last 30 days.",
        usage: "cordon hunt KQL [--parameter NAME=VALUE …] [--over defender|graph] [--format human|json|csv]",
        discussion: """
            Values from elsewhere belong into parameters: they become constants of the query, whatever they hold.
            Example: cordon hunt 'DeviceInfo | where DeviceName == host | take 5' --parameter host=ws1.example
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case human, json, csv
    }

    enum Service: String, ExpressibleByArgument, CaseIterable {
        case defender, graph
    }

    @Argument(help: ArgumentHelp("The query; - reads it from stdin.", valueName: "kql"))
    var kql: String

    @Option(
        name: .customLong("parameter"),
        help: ArgumentHelp(
            "A constant of the query: NAME=TEXT, or NAME:TYPE=VALUE with long, real, bool or datetime.", valueName: "name=value"))
    var parameters: [String] = []

    @Option(help: "Which API answers: that of Defender, or Microsoft Graph's.")
    var over: Service = .defender

    @Option(help: "How the result is shown.")
    var format: Format = .human

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var terminal: TerminalOptions

    func execute() async throws -> Int32 {
        let constants = try parameters.map { text throws(CommandFailure) in
            guard let parameter = HuntingParameter(text) else { throw CommandFailure(.usage, Messages.notAParameter(text)) }
            return parameter
        }
        let query = constants.map(\.statement).joined() + (kql == "-" ? try standardInput() : kql)
        let connection = try Connection.open(projectOptions, terminal.output(isJSON: false))
        return try await connection.finishing {
            do throws(ReadFailure) {
                let table = HuntingTable(try await connection.client.read(.hunting(query, over: over == .graph ? .graph : .defender)))
                Output.write(table.text(format), to: FileHandle.standardOutput)
                return 0
            } catch .api(let error) where error.status == 400 {
                // The service was reached, and has found a mistake in the query.
                throw CommandFailure(.failed, error.description)
            }
        }
    }

    private func standardInput() throws -> String {
        guard let text = String(data: FileHandle.standardInput.readDataToEndOfFile(), encoding: .utf8) else {
            throw CommandFailure(.usage, Messages.queryIsNoText)
        }
        return text
    }
}
