import Canonical
import Testing

/// Each mistake has a sentence with place and remedy, the right exit code, and leaves nothing half done.
@Suite(.serialized)
struct BadInputTests {
    @Test(arguments: BadInput.all)
    func everyMistakeHasASentenceAndItsExitCode(_ input: BadInput) async throws {
        try await Lab.open { lab in
            try input.arrange(lab)
            let outcome = try await lab.start(input.arguments, environment: input.environment).outcome()
            #expect(outcome.code == input.code, "\(outcome.text)")
            for sentence in input.sentences {
                #expect(outcome.standardError.contains(sentence), "\(sentence) is not in: \(outcome.standardError)")
            }
            try expectNothingHalfDone(outcome, lab)
        }
    }

    static let answers = [
        Parrot.answer("200 OK", #"{"value":[{"id": "#), Parrot.answer("200 OK", "<html>sign in</html>", type: "text/html"),
        Parrot.answer("200 OK", ""), Parrot.answer("200 OK", "[]"), Parrot.answer("200 OK", #"{"value":{"a":1}}"#),
        Parrot.answer("200 OK", #"{"value":[{"id":5,"machineId":[]}]}"#),
    ]

    @Test(arguments: answers)
    func aMalformedAnswerIsSaidToBeOne(_ answer: String) async throws {
        let parrot = try Parrot(answer)
        defer { parrot.stop() }
        try await Lab.open { lab in
            try lab.write(lab.configuration(api: parrot.address), to: "cordon.yaml")
            let outcome = try await lab.cordon("plan", "--out", "plan.json")
            #expect(outcome.code == 5, "\(outcome.text)")
            #expect(outcome.standardError.contains("malformed"))
            #expect(!lab.exists("plan.json"))
            try expectNothingHalfDone(outcome, lab)
        }
    }

    @Test(arguments: ["500 Internal Server Error", "400 Bad Request", "404 Not Found"])
    func aServiceThatFailsIsNamedWithItsStatus(_ status: String) async throws {
        let parrot = try Parrot(Parrot.answer(status, #"{"error":{"code":"X","message":"boom"}}"#))
        defer { parrot.stop() }
        try await Lab.open { lab in
            try lab.write(lab.configuration(api: parrot.address), to: "cordon.yaml")
            let outcome = try await lab.cordon("plan")
            #expect(outcome.code == 5)
            #expect(outcome.standardError.contains(status.prefix(3)), "\(outcome.standardError)")
            try expectNothingHalfDone(outcome, lab)
        }
    }

    @Test func aMissingPermissionIsNamedBeforeAnythingIsSent() async throws {
        try await Lab.open(["--role", "Alert.Read.All", "--role", "Machine.Read.All"]) { lab in
            for arguments in [["plan"], ["run", "--yes"]] {
                let outcome = try await lab.start(arguments).outcome()
                #expect(outcome.code == 4)
                #expect(outcome.standardError.contains("Machine.Isolate"))
                #expect(try lab.journal().isEmpty)
            }
        }
    }

    @Test func aWorldFileWithAMistakeIsShownWithItsPlace() async throws {
        try await Lab.open { lab in
            try lab.write("devices:\n  - { osPlatfrm: Windows11 }\n", to: "bad.yaml")
            let outcome = try await lab.cordon("simulate", "--world", "bad.yaml")
            #expect(outcome.code == 1)
            #expect(outcome.standardError.contains("bad.yaml:2:"))
        }
    }

    private func expectNothingHalfDone(_ outcome: Child.Outcome, _ lab: Lab) throws {
        for trace in ["Fatal error", "Stack dump", "CommandFailure(", "Swift."] { #expect(!outcome.text.contains(trace)) }
        #expect(try lab.journal().isEmpty)
        #expect(!lab.exists(".cordon/audit.jsonl"))
    }
}
