import Canonical
import DefenderAPI
import HTTPTypes

/// The storage that links of the API lead to. It asks for no token: the link is the leave.
enum Downloads {
    static func reply(_ request: HTTPRequest, _ target: RequestTarget, _ state: inout TenantState, now: Timestamp) -> Reply {
        guard let ticket = DownloadTicket(target, seed: state.seed), ticket.expiry > now else { return refusal }
        guard request.method == .get, let (bytes, type) = content(ticket, &state, now)
        else { return Reply(.notFound, body: []) }
        let tag = "\"0x8D\(Digest(of: bytes).description.dropFirst("sha256:".utf8.count).prefix(12).uppercased())\""
        var reply = ranged(state.modes.downloads == .whole ? bytes : [], range(request.headerFields, tag))
        reply.headers[.contentType] = type
        reply.headers[.acceptRanges] = "bytes"
        reply.headers[.eTag] = tag
        return reply
    }

    /// The range that is asked for, if what it goes on with is still the same (RFC 9110, section 13.1.5). The storage's own
    /// clients name it in a field of their own.
    private static func range(_ headers: HTTPFields, _ tag: String) -> String? {
        guard headers[.ifRange].map({ $0 == tag }) ?? true else { return nil }
        return HTTPField.Name("x-ms-range").flatMap { headers[$0] } ?? headers[.range]
    }

    /// As the storage words it: XML, whatever the link lacks.
    private static var refusal: Reply {
        var reply = Reply(.forbidden, body: Array(Messages.linkRefused.utf8))
        reply.headers[.contentType] = "application/xml"
        return reply
    }

    private static func content(
        _ ticket: DownloadTicket, _ state: inout TenantState, _ now: Timestamp
    ) -> ([UInt8], String)? {
        switch ticket.kind {
        case .package:
            guard let action = state.actions[ticket.subject], let device = state.devices[action["machineId"].text ?? ""]
            else { return nil }
            let alerts = state.traced(.device(device.key))
            return (InvestigationPackage(device: device, alerts: alerts, seed: state.seed).zip, "application/zip")
        case .result:
            guard let action = state.actions[ticket.subject] else { return nil }
            let commands = action.parts("commands")
            guard commands.indices.contains(ticket.index), case .record(let command) = commands[ticket.index]["command"]
            else { return nil }
            return (result(of: command, action, state), "application/octet-stream")
        case .export:
            return Export(rawValue: ticket.subject).map { ($0.file(ticket.index, state, now: now), "application/gzip") }
        }
    }

    /// A script's result as the page shows it; of a file its path, for its bytes are anyone's guess.
    private static func result(of command: Record, _ action: Record, _ state: TenantState) -> [UInt8] {
        guard command["type"].text == "RunScript" else {
            return Array("\(action["computerDnsName"].text ?? ""): \(command.parameter("Path") ?? "")\n".utf8)
        }
        let name = command.parameter("ScriptName") ?? ""
        let size = state.library.contents[name]?.count
        let output = Messages.scriptOutput(name, arguments: command.parameter("Args") ?? "", size: size)
        let json: JSONValue = [
            "script_name": .string(name), "exit_code": 0, "script_output": .string(output + "\u{0}"), "script_errors": "",
        ]
        return json.canonicalBytes
    }

    /// The bytes from where a broken download goes on (RFC 9110, section 14), one range at most.
    private static func ranged(_ bytes: [UInt8], _ range: String?) -> Reply {
        guard let range, range.hasPrefix("bytes="), !range.contains(",") else { return Reply(.ok, body: bytes) }
        let ends = range.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard ends.count == 2, let first = ends[0] else { return Reply(.ok, body: bytes) }
        guard first < bytes.count, first <= ends[1] ?? bytes.count else {
            var reply = Reply(.rangeNotSatisfiable, body: [])
            reply.headers[.contentRange] = "bytes */\(bytes.count)"
            return reply
        }
        let last = min(ends[1] ?? bytes.count - 1, bytes.count - 1)
        var reply = Reply(.partialContent, body: Array(bytes[first...last]))
        reply.headers[.contentRange] = "bytes \(first)-\(last)/\(bytes.count)"
        return reply
    }
}
