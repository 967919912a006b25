import Canonical
import Foundation
import Testing

/// The kernel kills the binary at its N-th call of a kind, for all N that an untouched run comes to; another one goes on, and
/// nothing is lost or doubled. A second opinion on the matrix over the ports, which knows nothing of our code.
///
/// `CRASH=all` goes through all of it (`make crash`); else a sample is taken. strace counts for each thread by itself, so the
/// highest numbers are reached by no thread: such a run ends like an untouched one.
@Suite(.serialized)
struct SystemCallKillTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let isWhole = environment["CRASH"] == "all"
    private static let labs = environment["KILL_LABS"].flatMap { Int($0) } ?? 2

    /// What files and connections are made of. Not every machine has all of them.
    private static let calls = [
        "openat", "write", "writev", "pwrite64", "pwritev", "fsync", "fdatasync", "ftruncate", "rename", "renameat", "renameat2",
        "unlink", "unlinkat", "flock", "fcntl", "mkdir", "connect", "sendto", "sendmsg", "recvfrom", "read", "pread64", "close",
    ]

    @Test func nothingIsLostOrDoubledWhereverTheKernelKills() async throws {
        var counts: [String: Int] = [:]
        var expected: [String] = []
        try await open { lab in
            let outcome = try await Self.traced(lab, "-c -o counts -e trace=\(Self.calls.map { "?" + $0 }.joined(separator: ","))")
            guard outcome.code != 127, !outcome.standardError.contains("strace:") else { return }
            try #require(outcome.code == 0, "\(outcome.text)")
            counts = Self.counts(try lab.read("counts"))
            expected = try KillVerdict.texts(lab.journal())
        }
        guard !counts.isEmpty else { return print("skipped: nobody may trace here") }
        try #require(expected.count > 5 && counts["fdatasync", default: 0] > 5, "\(counts)")
        let places = counts.sorted { $0.key < $1.key }.flatMap { call, count in
            (1...count).filter { Self.isWhole || $0 % max(count / 2, 1) == count / 4 }.map { (call: call, number: $0) }
        }
        let whole = expected
        let killed = try await withThrowingTaskGroup(of: Int.self) { group in
            for lab in 0..<Self.labs {
                group.addTask {
                    var killed = 0
                    for index in stride(from: lab, to: places.count, by: Self.labs) {
                        killed += try await kill(places[index].call, places[index].number, whole) ? 1 : 0
                    }
                    return killed
                }
            }
            return try await group.reduce(0, +)
        }
        print("\(killed) killed at \(places.count) of \(counts.values.reduce(0, +)) calls: \(counts)")
        #expect(killed * 4 > places.count)
    }

    /// - Returns: whether it was killed.
    private func kill(_ call: String, _ number: Int, _ expected: [String]) async throws -> Bool {
        var isKilled = false
        try await open { lab in
            let outcome = try await Self.traced(lab, "-o /dev/null -e trace=\(call) -e inject=\(call):signal=KILL:when=\(number)")
            isKilled = outcome.code == SIGKILL
            try #require(isKilled || outcome.code == 0, "\(call) \(number): \(outcome.text)")
            let life = KillLife(lab, .run, kills: 0, seed: 1)
            try await life.live()
            try await KillVerdict.check(life, expected, "\(call) \(number)")
        }
        return isKilled
    }

    private func open(_ body: (Lab) async throws -> Void) async throws {
        try await Lab.open(world: KillStory.world(of: 1), ["--pace", "1s"]) { lab in
            try KillStory.run.write(to: lab, port: nil)
            try await body(lab)
        }
    }

    private static func traced(_ lab: Lab, _ options: String) async throws -> Child.Outcome {
        let environment = ["CORDON_CLIENT_SECRET": lab.secret, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
        return try await Child(
            URL(fileURLWithPath: "/bin/sh"), ["-c", "exec strace -f -qq \(options) \"$0\" run --yes", Binary.cordon.path],
            in: lab.folder, environment: environment
        ).outcome()
    }

    /// The table of `strace -c`: the number of calls stands fourth, the name last.
    private static func counts(_ table: String) -> [String: Int] {
        table.split(separator: "\n").reduce(into: [:]) { counts, line in
            let words = line.split(separator: " ")
            guard words.count >= 5, let name = words.last, calls.contains(String(name)), let count = Int(words[3]) else { return }
            counts[String(name)] = count
        }
    }
}
