import Foundation

/// A child process. Its output goes to files, so that neither side ever waits for a pipe.
struct Child {
    /// What a finished process has left.
    struct Outcome {
        let code: Int32
        let standardOutput: String
        let standardError: String

        var lastLine: String { standardOutput.split(separator: "\n").last.map { String($0) } ?? "" }
        var text: String { standardOutput + standardError }
    }

    let identifier: pid_t
    let output: URL
    let errors: URL

    /// By posix_spawn: Foundation's `Process` notices an end only when every child that was started meanwhile has ended.
    init(_ executable: URL, _ arguments: [String], in folder: URL, environment: [String: String]) throws {
        let name = UUID().uuidString
        output = folder.appendingPathComponent(".\(name).out")
        errors = folder.appendingPathComponent(".\(name).err")
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output.path, O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, errors.path, O_WRONLY | O_CREAT, 0o600)
        // A thread of the pool blocks and ignores signals that the child has to hear.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        // `env -C` changes the folder and then becomes the program: the process stays the same.
        var words = (["env", "-C", folder.path, executable.path] + arguments).map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var identifier: pid_t = 0
        let code = posix_spawn(&identifier, "/usr/bin/env", &actions, &attributes, &words, &variables)
        guard code == 0 else { throw Lab.Failure(what: "\(executable.path) cannot be started: \(code)") }
        self.identifier = identifier
    }

    /// Whether it runs, be it stopped. Its end stays to be asked for.
    var isRunning: Bool {
        var information = siginfo_t()
        waitid(P_PID, id_t(identifier), &information, WEXITED | WNOHANG | WNOWAIT)
        return information.si_signo == 0
    }

    func send(_ signal: Int32) { kill(identifier, signal) }

    /// Waits for the end. The code of what a signal has killed is the signal's number.
    func outcome() async throws -> Outcome {
        while isRunning { try await Task.sleep(for: .milliseconds(5)) }
        var status: Int32 = 0
        waitpid(identifier, &status, 0)
        let signal = status & 0x7F
        func text(_ file: URL) -> String { String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self) }
        return Outcome(
            code: signal == 0 ? status >> 8 & 0xFF : signal, standardOutput: text(output), standardError: text(errors))
    }
}
