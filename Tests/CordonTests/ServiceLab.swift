import Canonical
import Foundation
import TestKit

/// A simulated tenant, and a project whose one playbook calls a service `tickets` on this machine.
enum ServiceLab {
    static let token = "Bearer canary-4712"
    static let environment = ["TICKETS_TOKEN": token]

    static func services(_ receiver: Receiver) -> String {
        """
        services:
          tickets:
            url: \(receiver.address)
            authorization: env:TICKETS_TOKEN
            operations:
              create: { method: POST, path: /api/tickets, effect: writes, inputs: { text: string }, outputs: { id: string }, undo: close }
              note: { method: POST, path: "/api/tickets/${inputs.id}/notes", effect: writes, inputs: { id: string, text: string } }
              close: { method: POST, path: "/api/tickets/${inputs.id}/close", effect: writes, inputs: { id: string } }
              find: { method: GET, path: "/api/hosts/${inputs.host}", effect: reads, inputs: { host: string }, outputs: { owner: string, vip: bool } }
        """
    }

    static let answer = Receiver.Answer.status(200, body: #"{"id":"T/1","owner":"ana","vip":false}"#)

    static func open(
        _ steps: String, policy: String = "policy: none", _ answers: Receiver.Answer = answer,
        _ body: (Lab, Receiver) async throws -> Void
    ) async throws {
        let receiver = Receiver(answers)
        defer { receiver.stop() }
        try await NotifyLab.open(steps, policy: policy) { lab in
            try lab.write(lab.configuration(policy: policy) + services(receiver) + "\n", to: "cordon.yaml")
            try await body(lab, receiver)
        }
    }

    static func requests(_ receiver: Receiver) -> [String] {
        receiver.requests.map {
            [$0.line.replacing(" HTTP/1.1", with: ""), String(decoding: $0.body, as: UTF8.self)].filter { !$0.isEmpty }.joined(
                separator: " ")
        }
    }
}
