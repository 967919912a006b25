import Canonical
import Foundation
import FoundationNetworking
import TestKit

/// A simulated tenant as a process of its own, and a project folder that points to it. Both are gone afterwards.
struct Lab {
    let folder: URL
    /// Where the simulator listens.
    let api: String
    let secret: String
    let tenantID: String
    let clientID: String
    let simulator: Child

    /// Starts the simulator, writes the project, and cleans up however the body ends.
    /// - Parameter world: a world file; empty for the generated world that `arguments` describe.
    static func open(
        world: String = World.twoInfected, _ arguments: [String] = [], _ body: (Lab) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cordon-lab-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var arguments = ["simulate", "--journal", "journal.jsonl"] + arguments
        if !world.isEmpty {
            try Data(world.utf8).write(to: folder.appendingPathComponent("world.yaml"))
            arguments += ["--world", "world.yaml"]
        }
        let simulator = try Child(Binary.cordon, arguments, in: folder, environment: [:])
        defer {
            simulator.send(SIGKILL)
            waitpid(simulator.identifier, nil, 0)
        }
        let lab = try await Lab(folder, simulator)
        try lab.writeProject()
        try await body(lab)
    }

    private init(_ folder: URL, _ simulator: Child) async throws {
        var line = Data()
        while !line.contains(UInt8(ascii: "\n")) {
            guard simulator.isRunning else { throw Failure(what: try await simulator.outcome().standardError) }
            try await Task.sleep(for: .milliseconds(5))
            line = (try? Data(contentsOf: simulator.output)) ?? Data()
        }
        let ready = try JSONValue(parsing: Array(line.dropLast()))
        func text(_ key: String) throws -> String {
            guard let text = ready[key]?.stringValue else { throw Failure(what: "the simulator tells no \(key)") }
            return text
        }
        self.folder = folder
        self.simulator = simulator
        (api, secret) = (try text("api"), try text("clientSecret"))
        (tenantID, clientID) = (try text("tenantId"), try text("clientId"))
    }

    struct Failure: Error { let what: String }

    // MARK: Project

    private func writeProject() throws {
        try write(configuration(), to: "cordon.yaml")
        try FileManager.default.copyItem(
            at: Binary.repository.appendingPathComponent("playbooks"), to: folder.appendingPathComponent("playbooks"))
    }

    /// The text of a cordon.yaml for this simulator.
    func configuration(api: String? = nil, login: String? = nil, policy: String = World.policy) -> String {
        """
        tenants:
          - name: contoso
            tenantId: \(tenantID)
            clientId: \(clientID)
            credential: { secret: env:CORDON_CLIENT_SECRET }
            endpoints: { api: \(api ?? self.api), login: \(login ?? self.api) }
        \(policy)

        """
    }

    func path(_ name: String) -> URL { folder.appendingPathComponent(name) }
    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name).path) }
    func read(_ name: String) throws -> String { String(decoding: try Data(contentsOf: path(name)), as: UTF8.self) }
    func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: path(name)) }
    func remove(_ name: String) throws { try FileManager.default.removeItem(at: path(name)) }

    /// Changes a file of the project.
    func edit(_ name: String, _ old: String, _ new: String) throws {
        let text = try read(name)
        guard text.contains(old) else { throw Failure(what: "\(name) holds no \(old)") }
        try write(text.replacingOccurrences(of: old, with: new), to: name)
    }

    // MARK: Cordon

    func start(_ arguments: [String], environment: [String: String] = [:]) throws -> Child {
        let given = ["CORDON_CLIENT_SECRET": secret].merging(environment) { $1 }
        return try Child(Binary.cordon, arguments, in: folder, environment: given)
    }

    @discardableResult
    func cordon(_ arguments: String..., environment: [String: String] = [:]) async throws -> Child.Outcome {
        try await start(arguments, environment: environment).outcome()
    }

    // MARK: The simulator's side

    /// The effects that the tenant has accepted, in order.
    func journal() throws -> [Effect] { try lines(try read("journal.jsonl")).withBodies.map { Effect($0) } }

    /// The entries of the audit log.
    func log() async throws -> [JSONValue] {
        try lines(try await cordon("audit", "log", "--format", "json").standardOutput)
    }

    /// What the requests were recorded for, in order.
    func sentences() async throws -> [String] {
        try await log().filter { $0["kind"] == "intent" }.compactMap { $0["data"]?["sentence"]?.stringValue }
    }

    func lines(_ text: String) throws -> [JSONValue] {
        try text.split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) }
    }

    /// Asks something of the simulator itself.
    @discardableResult
    func ask(_ method: String, _ path: String, _ body: String = "") async throws -> JSONValue {
        guard let url = URL(string: "\(api)/_simulator/\(path)") else { throw Failure(what: path) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        if !body.isEmpty { request.httpBody = Data(body.utf8) }
        let (data, answer) = try await URLSession.shared.data(for: request)
        guard let answer = answer as? HTTPURLResponse, (200..<300).contains(answer.statusCode) else {
            throw Failure(what: String(decoding: data, as: UTF8.self))
        }
        return try JSONValue(parsing: Array(data))
    }

    /// From so many effects on, every change is held up until `release`, so that a test finds the apply where it wants it.
    /// - Parameter isLost: whether such a change never happens; else it does once it is released.
    func hold(after effects: Int, isLost: Bool = false) async throws {
        try await delay(after: effects, isLost ? #""delay":"1h","status":503"# : #""delay":"1h""#)
    }

    /// From so many effects on, every change takes its time.
    func slow(after effects: Int, by duration: String) async throws { try await delay(after: effects, #""delay":"\#(duration)""#) }

    private func delay(after effects: Int, _ deed: String) async throws {
        let rules = ["POST", "PATCH", "DELETE"].map { method in
            #"{"match":{"method":"\#(method)","path":"/api/*","afterEffects":\#(effects)},"do":{\#(deed)}}"#
        }
        try await ask("PUT", "faults", #"{"rules":[\#(rules.joined(separator: ","))]}"#)
    }

    /// Until a change has come to the simulator that is held up: its intent is on record, its outcome is not.
    func waitUntilHeld() async throws {
        func struck() async throws -> Int64 {
            try await ask("GET", "faults")["rules"]?.arrayValue?.compactMap { $0["struck"]?.integerValue }.reduce(0, +) ?? 0
        }
        while try await struck() == 0 { try await Task.sleep(for: .milliseconds(20)) }
    }

    func release() async throws { try await ask("DELETE", "faults") }

    /// Sends a signal once the journal has so many lines. On a thread of its own: a test's task may have to wait for seconds
    /// until it has its turn, and by then all would be done.
    func send(_ signal: Int32, to target: Child, after count: Int, of child: Child) async {
        let journal = path("journal.jsonl").path
        await withCheckedContinuation { (sent: CheckedContinuation<Void, Never>) in
            Thread.detachNewThread {
                func lines() -> Int { FileManager.default.contents(atPath: journal)?.count { $0 == UInt8(ascii: "\n") } ?? 0 }
                while lines() < count, child.isRunning { usleep(300) }
                target.send(signal)
                sent.resume()
            }
        }
    }
}
