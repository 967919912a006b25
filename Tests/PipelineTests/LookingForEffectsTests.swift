import Canonical
import DefenderClient
import Execution
import Guardrails
import HTTPTypes
import Planning
import Synchronization
import TestKit
import Testing

/// A change whose answer is lost is looked for at the service, and found: it is not sent again.
struct LookingForEffectsTests {
    private static let world = """
        devices:
          - { id: "\(Sample.machineID(1))", computerDnsName: pc1.lab, onboardingStatus: Onboarded, osPlatform: Windows11 }
        alerts:
          - { id: al-1, machineId: "\(Sample.machineID(1))", title: first, status: New, firstEventTime: 2026-07-01T11:58:03.1234567Z, lastUpdateTime: -1h, alertCreationTime: -3h }
        library: [{ fileName: old.ps1 }]
        """

    /// A step, and where its request goes.
    static let steps = [
        (
            #"create_alert: { eventTime: 2026-07-01T11:58:03.1234567Z, reportId: "78640", severity: High, category: Malware, title: new, description: d, recommendedAction: r }"#,
            "/CreateAlertByReference"
        ),
        ("put_library_file: { file: new.ps1 }", "/libraryfiles"),
        ("put_library_file: { file: new.ps1, name: old.ps1, replace: true }", "/libraryfiles"),
        ("delete_library_file: { name: old.ps1 }", "/libraryfiles/old.ps1"),
    ]

    @Test(arguments: steps) func aLostAnswerIsLookedForAndNothingSentTwice(step: String, path: String) async throws {
        let laboratory = try Laboratory(Self.world, wire: { FirstAnswerLost(service: $0, path: path) })
        let (_, report) = try await laboratory.carryOut("  - \(step)")
        #expect(report.steps.map(\.outcome.word) == ["done"], "\(report.steps)")
        #expect(try await laboratory.journal().count == 1)
    }
}

/// Passes requests on, and loses the first answer of one path.
private final class FirstAnswerLost: Transport {
    private let service: any Transport
    private let path: String
    private let isLost = Mutex(false)

    init(service: any Transport, path: String) { (self.service, self.path) = (service, path) }

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(TransportFailure) -> (HTTPResponse, [UInt8]) {
        let answer = try await service.send(request, body: body)
        let isOurs = request.path?.hasSuffix(path) == true
        guard isOurs,
            isLost.withLock({ lost in
                defer { lost = true }
                return !lost
            })
        else { return answer }
        throw .cut("the answer was lost")
    }
}
