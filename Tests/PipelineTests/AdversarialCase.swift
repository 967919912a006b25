import Foundation
import Testing

/// A hostile or careless playbook of the corpus, and what has to become of it.
struct AdversarialCase: CustomTestStringConvertible, Sendable {
    enum Verdict: String {
        /// The playbook is refused before anything is asked.
        case error
        /// Nothing is sent.
        case nothing
        /// Something is sent, within all limits.
        case acts
        /// A limit of the policy refuses a step.
        case limited
        /// A protection of the policy refuses a step.
        case protected
    }

    let name: String
    let verdict: Verdict
    let playbooks: String

    var testDescription: String { name }

    /// All cases, in the order of the files.
    static let all: [AdversarialCase] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Adversarial")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.sorted { $0.path < $1.path }.flatMap { file in
            let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
            return text.components(separatedBy: "\n=== ").dropFirst().map { AdversarialCase($0, in: file.lastPathComponent) }
        }
    }()

    private init(_ part: String, in file: String) {
        let head = part.prefix { $0 != "\n" }.split(separator: ":").map { $0.trimmingCharacters(in: .whitespaces) }
        guard head.count == 2, let verdict = Verdict(rawValue: head[1]) else { preconditionFailure("\(file): a case is `NAME: VERDICT`") }
        name = head[0]
        self.verdict = verdict
        playbooks =
            part.drop { $0 != "\n" }.dropFirst()
            .replacing("\nEACH\n", with: "\ntrigger: { alerts: { where: 'alert.severity == \"High\"', lookback: 24h } }\n")
            .replacing("\nDEVICE\n", with: "\ntrigger: { alerts: { where: 'alert.severity == \"High\"', lookback: 24h, per: device } }\n")
            + "\n"
    }
}
