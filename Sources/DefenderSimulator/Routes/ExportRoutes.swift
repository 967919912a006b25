import Canonical
import DefenderAPI
import HTTPTypes

/// The exports of settings, software and vulnerabilities by device: as pages, and as files behind links.
enum ExportRoutes {
    static let handlers: [String: RouteHandler] = [
        "export-secure-config-json": pages(.settings), "export-software-inventory-json": pages(.software),
        "export-software-vulnerabilities-json": pages(.vulnerabilities),
        "export-secure-config-files": files(.settings, hours: 1...6),
        "export-software-inventory-files": files(.software, hours: 1...6),
        "export-software-vulnerabilities-files": files(.vulnerabilities, hours: 1...6),
        "export-info-gathering-files": files(.antivirus, hours: 1...24),
    ]

    /// `$top` ends the paging: the link to the next page comes without it only.
    private static func pages(_ export: Export) -> RouteHandler {
        { (state, call) throws(ServiceError) in
            let listing = Listing(
                schema: export.schema, set: export.context, filterable: [], maximumTop: 200_000, pageSize: 50_000,
                usesSkipToken: true)
            return try listing.reply(export.rows(state, now: call.now), call)
        }
    }

    /// Links last an hour, three where the page allows a day, or as long as is asked for.
    private static func files(_ export: Export, hours: ClosedRange<Int>) -> RouteHandler {
        { (state, call) throws(ServiceError) in
            let valid = try call.count("sasValidHours", in: hours) ?? (hours.upperBound > 6 ? 3 : 1)
            let ticket = DownloadTicket(
                kind: .export, subject: export.rawValue, index: 0, expiry: call.now.shifted(by: .seconds(3600 * valid)))
            let context = Listing.context + "microsoft.windowsDefenderATP.api.ExportFilesResponse"
            return Reply(
                .ok,
                json: [
                    "@odata.context": .string(context), "generatedTime": .time(call.now),
                    "exportFiles": [.string(ticket.url(origin: call.origin, seed: state.seed))],
                ])
        }
    }
}
