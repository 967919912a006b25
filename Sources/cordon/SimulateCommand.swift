import ArgumentParser
import Canonical
import DefenderSimulator
import Diagnostics
import Foundation

struct SimulateCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Serve a simulated tenant: token endpoint and Defender API, until SIGTERM.",
        usage: "cordon simulate [--listen HOST:PORT] [--seed N --devices N --alerts N | --world FILE]",
        discussion: """
            Prints one line of JSON when it is ready: where it listens and how to sign in.

            Example: cordon simulate --seed 7 --devices 40 --alerts 60 --journal effects.jsonl
            """)

    enum Limits: String, ExpressibleByArgument, CaseIterable {
        case none, real
    }

    enum Clock: String, ExpressibleByArgument, CaseIterable {
        case real, virtual
    }

    @Option(help: ArgumentHelp("Where to listen; port 0 is any free one.", valueName: "host:port"))
    var listen = "127.0.0.1:0"

    @Option(help: "What every id and value is drawn from.")
    var seed: UInt64 = 1

    @Option(help: "How many devices the generated world has.")
    var devices: Int = 50

    @Option(help: "How many alerts the generated world has.")
    var alerts: Int = 50

    @Option(help: ArgumentHelp("A world file (YAML or JSON) instead of a generated world.", valueName: "file"))
    var world: String?

    @Option(help: ArgumentHelp("Write every accepted change to this file (JSON Lines).", valueName: "file"))
    var journal: String?

    @Option(help: ArgumentHelp("What is wrong on purpose (YAML or JSON): late, failing, cut, spoilt answers.", valueName: "file"))
    var faults: String?

    @Option(help: "The clock; `virtual` moves by POST /_simulator/clock only.")
    var clock: Clock = .real

    @Option(help: ArgumentHelp("How long a machine action takes (default: within 2 s).", valueName: "10m"))
    var pace: String?

    @Option(help: "Rate limits: none, or the documented ones.")
    var limits: Limits = .none

    @Option(
        name: .customLong("role"), parsing: .singleValue,
        help: ArgumentHelp("Grant only these application permissions (repeatable).", valueName: "name"))
    var roles: [String] = []

    @Option(
        name: .customLong("app-cert"), parsing: .singleValue,
        help: ArgumentHelp("A certificate (PEM) that the app may sign in with (repeatable).", valueName: "file"))
    var appCertificates: [String] = []

    @Option(help: ArgumentHelp("Serve TLS with this certificate chain (PEM).", valueName: "file"))
    var tlsCert: String?

    @Option(help: ArgumentHelp("The key of --tls-cert (PEM).", valueName: "file"))
    var tlsKey: String?

    @Option(
        name: .customLong("mode"), parsing: .singleValue,
        help: ArgumentHelp("A way in which the service differs, e.g. duplicates=queue (repeatable).", valueName: "name=value"))
    var modes: [String] = []

    @Option(help: ArgumentHelp("What happens by itself as time goes by; `help` lists them.", valueName: "name"))
    var scenario: String?

    @Flag(help: "Answer a request that has no route with 501 instead of the service's 404.")
    var strict = false

    func validate() throws {
        _ = try chosenModes()
        if let scenario, scenario != "help", Scenario(rawValue: scenario) == nil {
            throw ValidationError("--scenario takes one of: \(Scenario.allCases.map(\.rawValue).joined(separator: ", ")), help.")
        }
        guard (tlsCert == nil) == (tlsKey == nil) else { throw ValidationError("--tls-cert and --tls-key go together.") }
        guard devices >= 1, alerts >= 0 else { throw ValidationError("--devices takes 1 or more, --alerts 0 or more.") }
        guard ListenAddress(listen) != nil else { throw ValidationError("--listen takes HOST:PORT.") }
        if let pace, DurationText.parse(pace) == nil { throw ValidationError("\(Messages.notADuration(pace)).") }
    }

    func execute() async throws -> Int32 {
        if scenario == "help" {
            for scenario in Scenario.allCases {
                Output.write("\(scenario.rawValue): \(scenario.summary)\n", to: FileHandle.standardOutput)
            }
            return 0
        }
        do {
            let tls = tlsCert.flatMap { certificate in tlsKey.map { TLSFiles(certificate: certificate, key: $0) } }
            try await Simulation.serve(try options(), on: ListenAddress(listen) ?? .loopback, tls: tls) { readiness in
                Output.write(readiness.json.canonicalText + "\n", to: FileHandle.standardOutput)
            }
        } catch let failure as SimulatorFailure {
            throw CommandFailure(.failed, failure.description)
        }
        return 0
    }

    private func options() throws -> SimulatorOptions {
        let system = SystemClock()
        var options = SimulatorOptions(now: { system.now() })
        options.seed = seed
        options.source = try world.map { try .world(read($0)) } ?? .generated(devices: devices, alerts: alerts)
        options.roles = roles.isEmpty ? nil : roles
        options.limits = limits == .real ? .documented : .none
        options.clock = clock == .virtual ? .virtual : .real
        options.modes = try chosenModes()
        options.isStrict = strict
        options.scenario = scenario.flatMap { Scenario(rawValue: $0) }
        options.certificates = try appCertificates.map(certificate)
        if let pace = pace.flatMap({ DurationText.parse($0) }) { options.pace = pace }
        options.journalPath = journal
        if let faults { options.faults = try checked(faults) { file throws(SimulatorFailure) in try FaultsFile.read(file) } }
        return options
    }

    private func chosenModes() throws -> Modes {
        var chosen = Modes()
        for text in modes {
            let parts = text.split(separator: "=", maxSplits: 1).map { String($0) }
            guard parts.count == 2, chosen.set(parts[0], to: parts[1]) else {
                let known = ModeTable.values.map { "\($0.name)=\($0.values.joined(separator: "|"))" }
                throw ValidationError("--mode takes one of: \(known.joined(separator: ", ")).")
            }
        }
        return chosen
    }

    private func certificate(_ path: String) throws -> AppCertificate {
        do {
            return try AppCertificate(pem: String(decoding: Files.bytes(path), as: UTF8.self))
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(.failed, "\(SimulatorFailure.certificate(path: path, reason: "\(error)"))")
        }
    }

    private func read(_ path: String) throws -> World {
        try checked(path) { file throws(SimulatorFailure) in
            try WorldFile.read(
                file, seed: seed, tenantID: SimulatorOptions.tenantID(seed: seed), now: SystemClock().now())
        }
    }

    /// Reads a file; its mistakes are shown with their places.
    private func checked<Value>(
        _ path: String, _ read: (SourceFile) throws(SimulatorFailure) -> Value
    ) throws -> Value {
        let file = SourceFile(path: path, bytes: try Files.bytes(path))
        do {
            return try read(file)
        } catch {
            guard case .mistakes(let mistakes) = error else { throw CommandFailure(.failed, error.description) }
            let report = DiagnosticReport(mistakes, files: [file])
            Output.write(
                TerminalRenderer.render(report.json, sources: [file], color: false), to: FileHandle.standardError)
            throw CommandFailure(.failed, Messages.fileHasErrors(path))
        }
    }
}
