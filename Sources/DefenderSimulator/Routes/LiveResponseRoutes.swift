import Canonical
import DefenderAPI
import HTTPTypes

/// Live response: asking for it, and its results.
enum LiveResponseRoutes {
    static let handlers: [String: RouteHandler] = ["run-live-response": run, "get-live-response-result": resultLink]

    /// The most sessions of a tenant at one time (mde-errors-and-limits.yaml, `live_response`).
    private static let concurrentSessions = 50

    private static let run: RouteHandler = { (state, call) throws(ServiceError) in
        let body = try RequestBody(call.body, allowed: ["Commands", "Comment", "ExternalId"])
        let comment = try body.comment()
        let commands = try body.objects("Commands")
        guard !commands.isEmpty else { throw ServiceError(.invalidInput, Messages.emptyList("Commands")) }
        var ranks: [Int] = []
        var results: [JSONValue] = []
        for (index, json) in commands.enumerated() {
            let command = try LiveResponseBody(try RequestBody(json, allowed: ["type", "params"]), state.library)
            ranks.append(command.rank)
            results.append(command.result(index: index))
        }
        guard zip(ranks, ranks.dropFirst()).allSatisfy({ $0 <= $1 }) else {
            throw ServiceError(.invalidInput, Messages.wrongOrder)
        }
        guard state.runningCount("LiveResponse") < concurrentSessions else {
            throw ServiceError(.tooManyRequests, Messages.tooManySessions(concurrentSessions), retryAfter: 60)
        }
        let given: JSONObject = ["requestorComment": .string(comment), "commands": .array(results)]
        return try MachineActionRoutes.begin("LiveResponse", body, given, &state, call)
    }

    /// The link lives 30 minutes; asking again gives a new one. What a command without a result answers is not stated.
    private static let resultLink: RouteHandler = { (state, call) throws(ServiceError) in
        let action = try state.action(call)
        let commands = action.parts("commands")
        guard let index = Int(call.parameters["index"] ?? ""), commands.indices.contains(index) else {
            throw ServiceError(.invalidInput, Messages.invalidID(call.parameters["index"] ?? "", of: "index"))
        }
        guard commands[index]["commandStatus"].text == "Completed",
            case .record(let command) = commands[index]["command"], command["type"].text != "PutFile"
        else { throw ServiceError(.notFound, Messages.noResult(index)) }
        let ticket = DownloadTicket(
            kind: .result, subject: action.key, index: index, expiry: call.now.shifted(by: .seconds(1800)))
        return Reply(text: ticket.url(origin: call.storageOrigin, seed: state.seed))
    }
}
