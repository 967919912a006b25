import Canonical
import Crypto
import Foundation
import TestKit

/// A simulated tenant, and a project whose one playbook tells people by a channel `soc`.
enum NotifyLab {
    static let device = String(repeating: "1", count: 40)

    static let world = """
        devices:
          - { id: "\(device)", computerDnsName: ws1.example, osPlatform: Windows11, onboardingStatus: Onboarded }
        alerts:
          - { id: al-1, machineId: "\(device)", severity: High, status: New, title: "Evil \\u202E\\n\\"},{\\"text\\":\\"forged" }
        """

    static let key = "canary-signing-key-4711"

    /// A project whose one playbook has these steps, and a channel `soc`.
    static func open(
        _ steps: String, policy: String = "policy: none",
        channels: String = "soc: { kind: webhook, url: env:SOC_URL, secret: env:SOC_KEY }",
        _ body: (Lab) async throws -> Void
    ) async throws {
        try await Lab.open(world: world) { lab in
            try lab.remove("playbooks")
            try FileManager.default.createDirectory(at: lab.path("playbooks"), withIntermediateDirectories: true)
            let playbook = """
                playbook: tell
                mode: enforce
                trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h, per: device } }
                steps:
                \(steps)

                """
            try lab.write(playbook, to: "playbooks/tell.yaml")
            try lab.write(lab.configuration(policy: policy) + "notify: { channels: { \(channels) } }\n", to: "cordon.yaml")
            try await body(lab)
        }
    }

    static func environment(_ receiver: Receiver) -> [String: String] {
        ["SOC_URL": "\(receiver.address)/hooks/canary-path-4712?k=canary-query", "SOC_KEY": key]
    }

    static func tags(_ lab: Lab) throws -> [String] { try lab.journal().compactMap { $0.body?["Value"]?.stringValue } }

    static func json(_ request: Receiver.Request) throws -> JSONValue { try JSONValue(parsing: request.body) }

    /// By the rule of Standard Webhooks.
    static func isSigned(_ request: Receiver.Request) -> Bool {
        let (id, time) = (request.headers["webhook-id"] ?? "", request.headers["webhook-timestamp"] ?? "")
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("\(id).\(time).".utf8) + request.body, using: SymmetricKey(data: Data(key.utf8)))
        return request.headers["webhook-signature"] == "v1,\(Data(code).base64EncodedString())"
    }
}
