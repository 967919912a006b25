import Canonical
import Foundation
import TestKit
import TestRandom
import Testing

/// One lab whose commands are killed at random moments until so many have been, and are then let finish. The simulator and the
/// proxy live outside of what is killed.
final class KillLife {
    let lab: Lab
    let story: KillStory
    /// How many processes are still to be killed.
    private(set) var left: Int
    private(set) var killed = 0
    /// What every command ended as, for the sentence of a failure.
    private(set) var history: [String] = []
    private var numbers: SeededGenerator
    private var saysThatNothingIsLeft = false

    /// More commands than any life needs: whoever needs them all goes round in circles.
    private static let most = 400

    init(_ lab: Lab, _ story: KillStory, kills: Int, seed: UInt64) {
        (self.lab, self.story, left) = (lab, story, kills)
        numbers = SeededGenerator(seed: seed)
    }

    /// The story from its beginning to its end.
    func live() async throws {
        switch story {
        case .applied:
            try await until(["plan", "--out", "plan.json"]) { $0.code == 0 }
            try await until(["apply", "plan.json", "--yes"]) { $0.standardError.contains("applied already") }
        case .run, .leased, .undone:
            try await until(["run", "--yes"]) { $0.code == 0 && $0.lastLine.hasPrefix("Nothing to carry out") }
        }
        if story == .leased {
            while try await !leases().isEmpty { try await once(["resume"]) }
        }
        guard story == .undone else { return }
        for run in try await runs() {
            let name = try #require(run["run"]?.stringValue)
            try await until(["undo", name, "--yes"]) { $0.code == 0 && !$0.standardOutput.contains("undo  \(name)/") }
        }
    }

    /// Gives the command, or `resume` in its place, until it says that it is over and nothing is left.
    private func until(_ command: [String], isOver: (Child.Outcome) -> Bool) async throws {
        while true {
            if command[0] != "plan", Bool.random(using: &numbers) { try await once(["resume"]) }
            guard let outcome = try await once(command), isOver(outcome) else { continue }
            if command[0] == "plan" { return }
            if let last = try await once(["resume"]), last.code == 0, last.standardOutput == "Nothing is left to do.\n" { return }
        }
    }

    // MARK: One command

    /// - Returns: how it ended; nil if it was killed.
    @discardableResult
    private func once(_ arguments: [String]) async throws -> Child.Outcome? {
        try #require(history.count < Self.most, "no end: \(history.suffix(12))")
        let child = try lab.start(arguments)
        var moment: KillMoment?
        // One in eight is let be, so that commands that end stand between those that are killed.
        if left > 0, Int.random(in: 0..<8, using: &numbers) > 0 {
            let chosen = KillMoment.random(&numbers)
            moment = chosen
            await chosen.kill(child, in: lab)
        }
        let outcome = try await child.outcome()
        let isKilled = moment != nil && outcome.code == SIGKILL
        history.append("\(arguments.joined(separator: " ")): \(isKilled ? "killed \(moment.map { "\($0)" } ?? "")" : "\(outcome.code)")")
        guard !isKilled else {
            (left, killed) = (left - 1, killed + 1)
            saysThatNothingIsLeft = false
            return nil
        }
        try await checkTruth(of: outcome, arguments)
        if outcome.text.contains("--resolve") { try await answer() }
        return outcome
    }

    /// I7: what a command says last is so.
    private func checkTruth(of outcome: Child.Outcome, _ arguments: [String]) async throws {
        let said = "\(arguments): \(outcome.code) \(outcome.text) after \(history)"
        try #require([0, 1, 3, 4, 5].contains(outcome.code), "\(said)")
        let isEmpty = outcome.standardOutput == "Nothing is left to do.\n"
        if arguments == ["resume"] {
            #expect(!saysThatNothingIsLeft || story == .leased || isEmpty, "the one before said that nothing is left: \(said)")
        }
        let isLeft = outcome.standardOutput.contains("Something is left; `cordon resume` goes on with it.\n")
        #expect(outcome.code != 0 || !isLeft, "\(said)")
        if outcome.code == 3, arguments[0] != "undo", story != .leased { #expect(isLeft, "\(said)") }
        if [1, 4, 5].contains(outcome.code) { #expect(!outcome.text.isEmpty, "\(said)") }
        saysThatNothingIsLeft = arguments[0] == "resume" && outcome.code == 0
        // A command that goes on with several plans says it of each.
        if let seal = outcome.text.matches(of: /audit log: (\d+) records, root (sha256:[0-9a-f]{64})/).last {
            let checkpoint = try lab.read(".cordon/audit.checkpoint").split(separator: "\n").map { String($0) }
            let root = Data(base64Encoded: checkpoint[2])?.map { String(format: "%02x", $0) }.joined() ?? ""
            #expect(String(seal.1) == checkpoint[1] && String(seal.2) == "sha256:" + root, "\(said): \(checkpoint)")
        }
    }

    /// Answers as a person who has looked at the service what nobody else can tell.
    private func answer() async throws {
        let log = try records()
        let settled = Set(
            log.filter { $0["kind"] == "receipt" && $0["data"]?["result"] != "unknown" }.compactMap { $0["data"]?["token"]?.stringValue })
        let open = log.filter { $0["kind"] == "intent" && $0["mode"] == "live" }.compactMap { $0["data"] }
            .filter { !settled.contains($0["token"]?.stringValue ?? "") }
        for intent in open {
            let request = try #require(intent["request"])
            let isDone = try lab.journal().contains(Effect(request))
            let place = "\(intent["run"]?.stringValue ?? "")/\(intent["step"]?.stringValue ?? "")"
            let outcome = try await lab.cordon("resume", "--resolve", "\(place)=\(isDone ? "done" : "retry")")
            history.append("resume --resolve \(place)=\(isDone ? "done" : "retry"): \(outcome.code)")
            saysThatNothingIsLeft = false
        }
    }

    // MARK: What is known

    func records() throws -> [JSONValue] {
        guard lab.exists(".cordon/audit.jsonl") else { return [] }
        return try lab.lines(try lab.read(".cordon/audit.jsonl"))
    }

    private func list(_ words: [String], _ key: String) async throws -> [JSONValue] {
        let outcome = try await lab.start(words + ["--format", "json"]).outcome()
        return try JSONValue(parsing: Array(outcome.standardOutput.utf8))[key]?.arrayValue ?? []
    }

    func runs() async throws -> [JSONValue] { try await list(["runs", "list", "--last", "100"], "runs") }
    private func leases() async throws -> [JSONValue] { try await list(["leases", "list"], "leases") }
}
