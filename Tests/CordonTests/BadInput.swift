import Foundation
import Testing

/// One thing that people get wrong: what they did, and what they are told.
struct BadInput: Sendable, CustomTestStringConvertible {
    let name: String
    let arguments: [String]
    let code: Int32
    /// Pieces of stderr: the place and the remedy.
    let sentences: [String]
    var environment: [String: String] = [:]
    let arrange: @Sendable (Lab) throws -> Void

    init(
        _ name: String, _ arguments: [String], _ code: Int32, _ sentences: [String], environment: [String: String] = [:],
        arrange: @escaping @Sendable (Lab) throws -> Void = { _ in }
    ) {
        (self.name, self.arguments, self.code, self.sentences) = (name, arguments, code, sentences)
        (self.environment, self.arrange) = (environment, arrange)
    }

    var testDescription: String { name }

    static let keepEvidence = "playbooks/keep-evidence.yaml"

    // MARK: Files

    static let files = [
        BadInput("an unknown key", ["validate"], 1, ["keep-evidence.yaml:14:5", "no key `lookbak`", "did you mean `lookback`"]) {
            try $0.edit(keepEvidence, "lookback:", "lookbak:")
        },
        BadInput("a misspelt enum value", ["validate"], 1, ["keep-evidence.yaml:13:", "Hihg", "did you mean"]) {
            try $0.edit(keepEvidence, "\"High\"", "\"Hihg\"")
        },
        BadInput("a misspelt action", ["validate"], 1, ["keep-evidence.yaml:", "`tag_devic`", "did you mean `tag_device`"]) {
            try $0.edit(keepEvidence, "tag_device:", "tag_devic:")
        },
        BadInput("a missing field", ["validate"], 1, ["keep-evidence.yaml:", "needs the key `lookback`"]) {
            try $0.edit(keepEvidence, "    lookback: 24h\n", "")
        },
        BadInput("a wrong type", ["validate"], 1, ["keep-evidence.yaml:3:10", "`version` must be a whole number"]) {
            try $0.edit(keepEvidence, "version: 1", "version: one")
        },
        BadInput("an unknown step", ["validate"], 1, ["contain-ransomware.yaml:33:", "isolat"]) {
            try $0.edit("playbooks/contain-ransomware.yaml", "steps.isolate.outcome", "steps.isolat.outcome")
        },
        BadInput("no YAML", ["validate"], 1, ["keep-evidence.yaml:"]) { try $0.write("a: [", to: keepEvidence) },
        BadInput("no text", ["validate"], 1, ["no UTF-8"]) { lab in
            try Data([0x61, 0xFF]).write(to: lab.path(keepEvidence))
        },
        BadInput("mistakes stop a plan", ["plan"], 1, ["did you mean", "the files have errors; nothing was sent"]) {
            try $0.edit(keepEvidence, "lookback:", "lookbak:")
        },
        BadInput("a link that leads nowhere", ["validate"], 1, ["playbooks/dead.yaml:1:1: error: this is a link that leads nowhere; mend"])
        {
            let link = $0.path("playbooks/dead.yaml").path
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/no/such/file")
        },
        BadInput("a name that is not UTF-8", ["validate"], 1, [".yaml:1:1: error: the name of this file is not UTF-8"]) {
            let file = open(
                Array($0.path("playbooks").path.utf8CString.dropLast()) + [0x2F, -1] + ".yaml".utf8CString, O_CREAT | O_WRONLY, 0o600)
            #expect(file >= 0)
            close(file)
        },
        BadInput("a folder among the files", ["validate"], 0, []) {
            try FileManager.default.createDirectory(at: $0.path("playbooks/x.yaml"), withIntermediateDirectories: true)
        },
        BadInput("an empty folder", ["plan"], 1, ["no playbook in playbooks", ".yaml"]) {
            try $0.remove("playbooks")
            try FileManager.default.createDirectory(at: $0.path("playbooks"), withIntermediateDirectories: true)
        },
        BadInput("no folder", ["plan"], 64, ["no file or folder playbooks"]) { try $0.remove("playbooks") },
    ]

    // MARK: Project

    static let project = [
        BadInput("no cordon.yaml", ["plan"], 64, ["no cordon.yaml here or in a folder above", "--project"]) {
            try $0.remove("cordon.yaml")
        },
        BadInput("neither project nor playbooks", ["validate"], 64, ["no cordon.yaml here", "--project"]) {
            try $0.remove("cordon.yaml")
            try $0.remove("playbooks")
        },
        BadInput("no such project", ["plan", "--project", "nowhere"], 64, ["there is no folder nowhere"]),
        BadInput("cordon.yaml with an unknown key", ["plan"], 1, ["cordon.yaml:7:1", "did you mean `policy`"]) {
            try $0.edit("cordon.yaml", "policy:", "polcy:")
        },
        BadInput("a folder for cordon.yaml", ["plan"], 1, ["cordon.yaml:1:1: error: this is a folder"]) {
            try $0.remove("cordon.yaml")
            try FileManager.default.createDirectory(at: $0.path("cordon.yaml"), withIntermediateDirectories: true)
        },
        BadInput("a secret in a file", ["plan"], 1, ["cordon.yaml:2:5", "line 5", "secret: env:NAME or secret: file:PATH"]) {
            try $0.edit("cordon.yaml", "env:CORDON_CLIENT_SECRET", "hunter2")
        },
        BadInput("http to a host", ["plan"], 1, ["cordon.yaml:6:", "https"]) {
            try $0.write($0.configuration(api: "http://example.com"), to: "cordon.yaml")
        },
        BadInput("a tenant that is not there", ["plan", "--tenant", "fabrikam"], 64, ["no tenant fabrikam", "contoso"]),
        BadInput("two tenants and none named", ["plan"], 64, ["several tenants", "--tenant", "fabrikam, contoso"]) {
            let text = try $0.read("cordon.yaml")
            let tenant = text.split(separator: "policy:")[0].replacingOccurrences(of: "contoso", with: "fabrikam")
            try $0.write(text.replacingOccurrences(of: "tenants:\n", with: tenant), to: "cordon.yaml")
        },
    ]

    // MARK: Usage

    static let usage = [
        BadInput("an unknown flag", ["plan", "--since-when", "1h"], 64, ["--since-when"]),
        BadInput("an unknown command", ["pln"], 64, ["pln"]),
        BadInput("no plan file", ["apply"], 64, ["planfile"]),
        BadInput("a plan file that is not there", ["apply", "nowhere.json", "--yes"], 64, ["no file or folder nowhere.json"]),
        BadInput("a folder as a plan", ["apply", "playbooks", "--yes"], 64, ["playbooks is a folder"]),
        BadInput("nobody to ask", ["run"], 64, ["--yes"]),
        BadInput("no duration", ["plan", "--since", "yesterday"], 64, ["yesterday is no duration", "24h"]),
        BadInput("no alert id", ["plan", "--alert", "x'y"], 64, ["x'y is no alert id"]),
        BadInput("an unknown alert", ["plan", "--alert", "da637000000000000009_9"], 64, ["da637000000000000009_9"]),
        BadInput("a plan that cannot be written", ["plan", "--out", "no/plan.json"], 1, ["no/plan.json cannot be written"]),
    ]

    // MARK: Service

    static let service = [
        BadInput(
            "a wrong secret", ["plan"], 5, ["the sign-in failed", "AADSTS7000215"],
            environment: ["CORDON_CLIENT_SECRET": "not-the-secret"]),
        BadInput(
            "no secret", ["plan"], 5, ["environment variable CORDON_CLIENT_SECRET", "not set"],
            environment: ["CORDON_CLIENT_SECRET": ""]),
        BadInput("no such app", ["plan"], 5, ["the sign-in failed", "check clientId"]) {
            try $0.edit("cordon.yaml", $0.clientID, "11111111-1111-1111-1111-111111111111")
        },
        BadInput("no such tenant", ["plan"], 5, ["the sign-in failed", "check tenantId"]) {
            try $0.edit("cordon.yaml", $0.tenantID, "11111111-1111-1111-1111-111111111111")
        },
        BadInput("service down", ["plan"], 5, ["cannot be reached", "http://127.0.0.1:9"]) {
            try $0.write($0.configuration(api: "http://127.0.0.1:9"), to: "cordon.yaml")
        },
    ]

    static let all = files + project + usage + service
}
