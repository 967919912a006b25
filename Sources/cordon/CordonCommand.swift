import ArgumentParser
import Foundation

/// A command that ends with an exit code of cli.md.
protocol CordonCommand: AsyncParsableCommand {
    /// Does the work and gives the exit code.
    func execute() async throws -> Int32
}

extension CordonCommand {
    func run() async throws {
        // A reader that goes away, as `head` does, must not end us between a request and its record.
        signal(SIGPIPE, SIG_IGN)
        let code: Int32
        do { code = try await execute() } catch let failure as CommandFailure { throw Output.fail(failure) }
        if code != 0 { throw ExitCode(code) }
    }
}
