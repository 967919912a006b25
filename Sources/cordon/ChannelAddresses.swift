import DefenderClient
import Diagnostics
import Guardrails
import Notifier
import Playbooks

/// Where the channels of cordon.yaml lead: read from environment and files when it is needed.
struct ChannelAddresses: Sendable {
    private let channels: [Channel]
    private let hosts: Spanned<[String]>?
    private let reader: CredentialReader

    /// - Parameter folder: the project's.
    init(_ configuration: Configuration?, _ policy: Policy, folder: String) {
        channels = configuration?.channels ?? []
        hosts = policy.webhookHosts
        reader = CredentialReader(folder: folder)
    }

    /// What a review needs to know of a channel.
    func host(of name: String) -> ChannelHost {
        do throws(Unreadable) { return .host(try parts(of: name).origin.host) } catch { return .unknown(error.reason) }
    }

    /// What sending needs to know of it. A host that the policy does not name is none.
    func address(of name: String) -> Result<WebhookAddress, DeliveryFailure> {
        do throws(Unreadable) {
            let (origin, path, secret) = try parts(of: name)
            if let hosts, !hosts.value.contains(origin.host) { throw Unreadable(reason: Messages.hostNotAllowed(origin.host, hosts.range)) }
            return .success(WebhookAddress(scheme: origin.scheme, authority: origin.authority, path: path, key: try key(secret)))
        } catch { return .failure(.notSent(error.reason)) }
    }

    private struct Unreadable: Error { let reason: String }

    private func parts(of name: String) throws(Unreadable) -> (origin: Origin, path: String, secret: SecretReference?) {
        guard case .url(let url, let secret)? = channels.first(where: { $0.name == name })?.place else {
            throw Unreadable(reason: Messages.noWebhook)
        }
        let text = try text(url, "the address")
        // Whatever is wrong with the address, none of it is shown.
        guard let scheme = text.firstRange(of: "://") else { throw Unreadable(reason: Messages.badAddress) }
        let slash = text[scheme.upperBound...].firstIndex(of: "/") ?? text.endIndex
        guard let origin = try? Origin(String(text[..<slash])), !origin.isLinkLocal else { throw Unreadable(reason: Messages.badAddress) }
        let path = text[slash...]
        guard path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }) else {
            throw Unreadable(reason: Messages.badAddress)
        }
        return (origin, path.isEmpty ? "/" : String(path), secret)
    }

    private func key(_ reference: SecretReference?) throws(Unreadable) -> SigningSecret? {
        guard let reference else { return nil }
        guard let secret = SigningSecret(try text(reference, "the key")) else { throw Unreadable(reason: Messages.badSigningKey) }
        return secret
    }

    private func text(_ reference: SecretReference, _ what: String) throws(Unreadable) -> String {
        guard let text = reader.value(of: reference) else { throw Unreadable(reason: Messages.unread(reference, what)) }
        return text
    }
}

extension Origin {
    /// Whether the host is an address of this link, where clouds keep their metadata.
    var isLinkLocal: Bool { host.hasPrefix("169.254.") || host.hasPrefix("[fe80:") || host.hasPrefix("[fd00:ec2:") }
}
