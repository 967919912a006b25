import ArgumentParser
import DefenderAPI
import Execution
import Pipeline
import Planning

/// Why a command ends before its work is done: a sentence and an exit code (cli.md).
struct CommandFailure: Error {
    enum Kind: Int32 {
        case failed = 1
        case pending = 3
        case refused = 4
        case unreachable = 5
        case usage = 64
    }

    let kind: Kind
    let message: String

    init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    init(_ failure: PipelineFailure) {
        switch failure {
        case .read(let failure): self.init(failure)
        case .ledger(let failure): self.init(failure)
        case .record(let fault): self.init(.refused, fault.description)
        }
    }

    init(_ failure: ReadFailure) {
        switch failure {
        case .forbidden: self.init(.refused, failure.description)
        case .unreachable, .signIn, .notFound, .api, .malformed: self.init(.unreachable, failure.description)
        }
    }

    init(_ failure: LedgerFailure) {
        switch failure {
        case .usedBefore: self.init(.refused, failure.description)
        case .broken: self.init(.failed, failure.description)
        }
    }

    var exitCode: ExitCode { ExitCode(kind.rawValue) }
}
