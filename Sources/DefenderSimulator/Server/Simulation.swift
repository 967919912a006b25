import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging

/// A simulated tenant behind a port (HTTP/1.1).
public enum Simulation {
    /// Serves until SIGTERM or SIGINT; then what is in flight is answered.
    /// - Parameter onReady: called once, as soon as requests are answered.
    /// - Throws: if the journal or the address cannot be used.
    public static func serve(
        _ options: SimulatorOptions, on address: ListenAddress = .loopback, tls: TLSFiles? = nil,
        onReady: @escaping @Sendable (Readiness) async -> Void
    ) async throws(SimulatorFailure) {
        let tenant = try SimulatedTenant(options)
        let server = try Self.server(tls)
        do {
            try await application(tenant, address, server, isSecure: tls != nil, onReady).runService()
        } catch {
            throw SimulatorFailure.listen(address: address.description, reason: "\(error)")
        }
    }

    /// Serves on loopback while a piece of work runs.
    public static func with<Value: Sendable>(
        _ options: SimulatorOptions, on address: ListenAddress = .loopback, tls: TLSFiles? = nil,
        perform work: (Readiness, SimulatedTenant) async throws -> Value
    ) async throws -> Value {
        let tenant = try SimulatedTenant(options)
        let server = try Self.server(tls)
        let (ready, signal) = AsyncStream.makeStream(of: Readiness.self)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { signal.finish() }
                do {
                    try await application(tenant, address, server, isSecure: tls != nil) { signal.yield($0) }.run()
                } catch {
                    // Being cancelled is how the work ends it.
                    if !Task.isCancelled { throw SimulatorFailure.listen(address: address.description, reason: "\(error)") }
                }
            }
            defer { group.cancelAll() }
            for await readiness in ready { return try await work(readiness, tenant) }
            try await group.waitForAll()
            throw CancellationError()
        }
    }

    private static func server(_ tls: TLSFiles?) throws(SimulatorFailure) -> HTTPServerBuilder {
        let plain = HTTPServerBuilder { SimulatorChannel(base: HTTP1Channel(responder: $0)) }
        guard let tls else { return plain }
        do {
            return try .tls(plain, tlsConfiguration: tls.configuration())
        } catch {
            throw SimulatorFailure.certificate(path: tls.certificate, reason: "\(error)")
        }
    }

    private static func application(
        _ tenant: SimulatedTenant, _ address: ListenAddress, _ server: HTTPServerBuilder, isSecure: Bool,
        _ onReady: @escaping @Sendable (Readiness) async -> Void
    ) -> Application<TenantResponder> {
        Application(
            responder: TenantResponder(tenant: tenant, scheme: isSecure ? "https" : "http"), server: server,
            configuration: ApplicationConfiguration(address: .hostname(address.host, port: address.port)),
            onServerRunning: { channel in
                let bound = address.with(port: channel.localAddress?.port ?? address.port)
                await onReady(Readiness(address: bound, credentials: tenant.credentials, isSecure: isSecure))
            },
            // Whoever runs the simulator reads its answers; a library must not write to anybody's streams.
            logger: Logger(label: "simulator", factory: { _ in SwiftLogNoOpLogHandler() }))
    }
}
