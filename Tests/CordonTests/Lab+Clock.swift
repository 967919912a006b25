import Foundation

extension Lab {
    /// Runs a shell script that has the binary as `$0`; nil where faketime is not installed.
    func clockShell(_ script: String) async throws -> Child.Outcome? {
        let environment = [
            "CORDON_CLIENT_SECRET": secret, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        ]
        let outcome = try await Child(
            URL(fileURLWithPath: "/bin/sh"), ["-c", "command -v faketime >/dev/null || exit 99; \(script)", Binary.cordon.path],
            in: folder, environment: environment
        ).outcome()
        guard outcome.code != 99 else {
            print("skipped: no faketime here")
            return nil
        }
        return outcome
    }

    /// Runs a command by a clock that is off by this much (`+1h`, `-400d`); nil where faketime is not installed.
    func cordon(clock jump: String, _ command: String) async throws -> Child.Outcome? {
        try await clockShell("exec faketime -m -f \(jump) \"$0\" \(command)")
    }
}
