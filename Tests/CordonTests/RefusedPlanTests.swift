import Testing

/// A plan is applied as it was reviewed, once, or not at all.
@Suite(.serialized)
struct RefusedPlanTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let sentence: String
        let change: @Sendable (Lab) throws -> Void
    }

    static let cases = [
        Case(testDescription: "one byte edited", sentence: "plan.json: the plan file was edited") {
            try $0.edit("plan.json", "\"Full\"", "\"Fulk\"")
        },
        Case(testDescription: "a line end added", sentence: "plan.json: the plan file was edited") {
            try $0.write($0.read("plan.json") + "\n", to: "plan.json")
        },
        Case(testDescription: "torn", sentence: "plan.json: the file is not a plan") {
            try $0.write(String($0.read("plan.json").dropLast(100)), to: "plan.json")
        },
        Case(testDescription: "something else", sentence: "`cordon plan --out FILE` writes one") {
            try $0.write("{}", to: "plan.json")
        },
        Case(testDescription: "empty", sentence: "plan.json: the file is not a plan") { try $0.write("", to: "plan.json") },
        Case(testDescription: "other tenant", sentence: "the plan is for the tenant contoso") {
            try $0.edit("cordon.yaml", "name: contoso", "name: fabrikam")
        },
        Case(testDescription: "playbook changed", sentence: "playbooks/keep-evidence.yaml was changed") {
            try $0.write($0.read(BadInput.keepEvidence) + "# changed\n", to: BadInput.keepEvidence)
        },
        Case(testDescription: "playbook gone", sentence: "playbooks/keep-evidence.yaml is not among the playbooks") {
            try $0.remove(BadInput.keepEvidence)
        },
        Case(testDescription: "policy changed", sentence: "the policy is another") {
            try $0.edit("cordon.yaml", "WindowsServer", "Linux")
        },
    ]

    @Test(arguments: cases)
    func whatIsNotTheReviewedPlanIsRefused(_ refused: Case) async throws {
        try await Lab.open { lab in
            #expect(try await lab.cordon("plan", "--out", "plan.json").code == 0)
            try refused.change(lab)
            let apply = try await lab.cordon("apply", "plan.json", "--yes")
            #expect(apply.code == 4)
            #expect(apply.standardError.contains(refused.sentence), "\(apply.standardError)")
            #expect(try lab.journal().isEmpty)
        }
    }

    @Test func aPlanIsUsedOnce() async throws {
        try await Lab.open { lab in
            try await lab.cordon("plan", "--out", "plan.json")
            #expect(try await lab.cordon("apply", "plan.json", "--yes").code == 0)
            let effects = try lab.journal()
            let again = try await lab.cordon("apply", "plan.json", "--yes")
            #expect(again.code == 4)
            #expect(again.standardError.contains("applied already"))
            #expect(try lab.journal() == effects)
        }
    }

    /// The audit log tells what was done where the ledger does not know: nothing is done twice.
    @Test func aPlanIsUsedOnceThoughTheLedgerIsLost() async throws {
        try await Lab.open { lab in
            try await lab.cordon("plan", "--out", "plan.json")
            #expect(try await lab.cordon("apply", "plan.json", "--yes").code == 0)
            let effects = try lab.journal()
            for file in ["state.db", "state.db-wal", "state.db-shm"] { try? lab.remove(".cordon/" + file) }
            let again = try await lab.cordon("apply", "plan.json", "--yes")
            #expect(again.code == 4)
            #expect(again.standardError.contains("applied already"), "\(again.standardError)")
            for file in ["state.db", "state.db-wal", "state.db-shm"] { try? lab.remove(".cordon/" + file) }
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 0, "\(run.standardError)")
            #expect(run.standardError.contains("that the audit log holds; they were entered"), "\(run.standardError)")
            #expect(try lab.journal() == effects)
        }
    }

    @Test func aDigestChoosesThePlanThatTheReviewerSaw() async throws {
        try await Lab.open { lab in
            let plan = try await lab.cordon("plan", "--out", "plan.json")
            let digest = try #require(plan.standardOutput.split(separator: "\n").first?.split(separator: " ").last)
            let zeros = "sha256:" + String(repeating: "0", count: 64)
            #expect(try await lab.cordon("apply", "plan.json", "--yes", "--digest", zeros).code == 4)
            let short = try await lab.cordon("apply", "plan.json", "--yes", "--digest", "sha256:00")
            #expect(short.code == 64 && short.standardError.contains("64 hexadecimal digits after it"), "\(short.text)")
            #expect(try await lab.cordon("apply", "plan.json", "--yes", "--digest", String(digest)).code == 0)
        }
    }
}
