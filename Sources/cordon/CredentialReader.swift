import Audit
import DefenderAPI
import DefenderClient
import Foundation
import Playbooks

/// Reads what cordon.yaml refers to for signing in, and for reaching people.
struct CredentialReader: Sendable {
    /// The project's folder.
    let folder: String
    private let environment = ProcessInfo.processInfo.environment

    init(folder: String) { self.folder = folder }

    func credential(_ credential: Credential) throws(CommandFailure) -> ClientCredential {
        switch credential {
        case .secret(let reference): return .secret(Secret(try text(reference)))
        case .certificate(let certificate, let key): return .certificate(try self.certificate(certificate, key))
        case .federatedToken(let reference):
            let path = try federatedPath(reference)
            return .federatedToken { () throws(ReadFailure) in
                guard let text = Self.trimmed(try? Files.bytes(path)) else { throw .signIn(Messages.federatedFile(path)) }
                return Secret(text)
            }
        case .managedIdentity:
            guard let identity = ManagedIdentity(environment: environment) else {
                throw CommandFailure(.unreachable, Messages.foreignIdentityEndpoint)
            }
            return .managedIdentity(identity)
        case .user: return .user(try tokenFile())
        }
    }

    /// Where users' sign-ins are kept: with the user, not with the project.
    func tokenFile() throws(CommandFailure) -> TokenFile {
        let state = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        guard let folder = state ?? environment["HOME"].map({ $0 + "/.local/state" }) else {
            throw CommandFailure(.failed, Messages.noHome)
        }
        return TokenFile(path: folder + "/cordon/tokens.json")
    }

    private func certificate(
        _ certificate: SecretReference, _ key: SecretReference
    ) throws(CommandFailure) -> ClientCertificate {
        let (text, keyText) = (try self.text(certificate), try self.text(key))
        do throws(ClientCertificate.Fault) {
            return try ClientCertificate(certificate: Array(text.utf8), key: Array(keyText.utf8))
        } catch {
            let isKey = [.notAKey, .encryptedKey, .notRSA].contains(error)
            throw CommandFailure(.unreachable, Messages.badCertificate(isKey ? key : certificate, error))
        }
    }

    /// With `env:`, the variable names the file: that is how workload identity hands it over.
    private func federatedPath(_ reference: SecretReference) throws(CommandFailure) -> String {
        switch reference {
        case .environment: Files.resolve(try text(reference), in: folder)
        case .file(let path): Files.resolve(path, in: folder)
        }
    }

    private func text(_ reference: SecretReference) throws(CommandFailure) -> String {
        guard let text = value(of: reference) else { throw CommandFailure(.unreachable, Messages.noSignIn(reference)) }
        return text
    }

    /// What a reference stands for; nil if it cannot be read or is empty.
    func value(of reference: SecretReference) -> String? {
        switch reference {
        case .environment(let name): environment[name].flatMap { $0.isEmpty ? nil : $0 }
        case .file(let path): Self.trimmed(try? Files.bytes(Files.resolve(path, in: folder)))
        }
    }

    /// Editors end a file with a line end that is no part of the secret.
    private static func trimmed(_ bytes: [UInt8]?) -> String? {
        let text = bytes.map { String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines) }
        return text.flatMap { $0.isEmpty ? nil : $0 }
    }
}
