import Canonical
import DefenderAPI
import DefenderClient
import Synchronization

/// A client on a scripted transport, with a clock that only waiting moves.
struct Fixture {
    static let tenant = "9a8b7c6d-0000-4000-8000-112233445566"
    static let secret = "canary~Secret~4711/+="

    let transport: ScriptedTransport
    let client: DefenderClient
    let clock = FakeClock()

    init(
        _ script: [ScriptedTransport.Reply] = [], tokens: [ScriptedTransport.Reply] = [.token()], delay: Duration = .zero,
        settings: ClientSettings = .standard, tenantID: String = Self.tenant,
        notice: @escaping @Sendable (WaitNotice) -> Void = { _ in }
    ) throws {
        transport = ScriptedTransport(script, tokens: tokens, delay: delay)
        let signIn = SignIn(
            authority: try Origin("https://login.example"), tenantID: tenantID, clientID: "client-1", secret: Secret(Self.secret))
        client = DefenderClient(
            api: try Origin("https://api.example:8443"), signIn: signIn, transport: transport, settings: settings,
            surroundings: clock.surroundings, notice: notice)
    }

    static let machine = machineID("1e5bc9d7e413ddd7902c2932e418702b84d0cc07")

    static func machineID(_ text: String) -> MachineID {
        guard let id = MachineID(text) else { preconditionFailure("\(text) is no machine id") }
        return id
    }

    static let machineJSON = #"{"id":"1e5bc9d7e413ddd7902c2932e418702b84d0cc07","computerDnsName":"d1"}"#
}

final class FakeClock: Sendable {
    private let state = Mutex((now: Timestamp.epoch, waits: [Duration]()))

    var waits: [Duration] { state.withLock { $0.waits } }

    func advance(by duration: Duration) { state.withLock { $0.now = $0.now + duration } }

    var surroundings: Surroundings { surroundings(since: .epoch) }

    /// - Parameter start: the time at which the clock begins.
    func surroundings(since start: Timestamp) -> Surroundings {
        Surroundings(
            now: { self.state.withLock { start + ($0.now - .epoch) } },
            sleep: { duration in
                try Task.checkCancellation()
                self.state.withLock {
                    $0.waits.append(duration)
                    $0.now = $0.now + duration
                }
            },
            random: { 0 })
    }
}
