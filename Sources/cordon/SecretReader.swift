import DefenderClient
import Foundation
import Playbooks

/// Reads the secrets that cordon.yaml refers to.
struct SecretReader {
    let project: Project

    func secret(_ reference: SecretReference) throws(CommandFailure) -> Secret {
        switch reference {
        case .environment(let name):
            guard let text = ProcessInfo.processInfo.environment[name], !text.isEmpty else {
                throw CommandFailure(.unreachable, Messages.variableNotSet(name))
            }
            return Secret(text)
        case .file(let path):
            guard let bytes = try? Files.bytes(project.path(path)) else {
                throw CommandFailure(.unreachable, Messages.secretFile(path))
            }
            // Editors end a file with a line end that is no part of the secret.
            let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
            guard !text.isEmpty else { throw CommandFailure(.unreachable, Messages.secretFile(path)) }
            return Secret(text)
        }
    }
}
