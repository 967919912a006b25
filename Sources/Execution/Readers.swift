import ActionKit
public import DefenderAPI

/// What answers look-ups: the Defender service, and the services of cordon.yaml.
public struct Readers: Sendable {
    public let defender: any DefenderReader
    /// nil where the project has none.
    public let services: (any ServiceReader)?

    public init(_ defender: any DefenderReader, services: (any ServiceReader)? = nil) {
        self.defender = defender
        self.services = services
    }

    func ask(_ request: ServiceRequest) async -> ServiceAnswer {
        guard let services else { return .unusable(Messages.noServices) }
        return await services.ask(request)
    }
}
