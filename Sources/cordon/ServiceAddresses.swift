import ActionKit
import DefenderClient
import Diagnostics
import Guardrails
import Notifier
import Playbooks

/// How the services of cordon.yaml are reached: their authorization is read when it is needed.
struct ServiceAddresses: Sendable {
    private let services: [Service]
    private let hosts: Spanned<[String]>?
    private let reader: CredentialReader

    /// - Parameter folder: the project's.
    init(_ configuration: Configuration?, _ policy: Policy, folder: String) {
        services = configuration?.services ?? []
        hosts = policy.webhookHosts
        reader = CredentialReader(folder: folder)
    }

    /// What a review needs to know of a service.
    /// - Parameter planned: its address as the plan has it.
    func host(of name: String, at planned: String) -> ChannelHost {
        do throws(Unreadable) {
            let (origin, service) = try place(of: name, at: planned)
            _ = try authorization(of: service)
            return .host(origin.host)
        } catch { return .unknown(error.reason) }
    }

    /// What sending needs to know of it. A host that the policy does not name is none.
    func access(to request: ServiceRequest) -> Result<ServiceAccess, DeliveryFailure> {
        do throws(Unreadable) {
            let (origin, service) = try place(of: request.service, at: request.origin)
            if let hosts, !hosts.value.contains(origin.host) {
                throw Unreadable(reason: Messages.serviceHostNotAllowed(origin.host, hosts.range))
            }
            return .success(
                ServiceAccess(scheme: origin.scheme, authority: origin.authority, authorization: try authorization(of: service)))
        } catch { return .failure(.notSent(error.reason)) }
    }

    private struct Unreadable: Error { let reason: String }

    /// The authorization goes to the address that cordon.yaml has now, and to no other.
    private func place(of name: String, at planned: String) throws(Unreadable) -> (Origin, Service) {
        guard let service = services.first(where: { $0.name == name }) else { throw Unreadable(reason: Messages.noService) }
        guard service.url == planned else { throw Unreadable(reason: Messages.otherServiceAddress) }
        guard let origin = try? Origin(service.url), !origin.isLinkLocal else { throw Unreadable(reason: Messages.badServiceAddress) }
        return (origin, service)
    }

    private func authorization(of service: Service) throws(Unreadable) -> String? {
        guard let reference = service.authorization else { return nil }
        guard let text = reader.value(of: reference) else {
            throw Unreadable(reason: Messages.unread(reference, "the authorization"))
        }
        // A header is one line of ASCII; whatever is wrong with it, none of it is shown.
        guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { throw Unreadable(reason: Messages.badAuthorization) }
        return text
    }
}
