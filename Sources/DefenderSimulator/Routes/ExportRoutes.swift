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
        "export-non-cpe-inventory-json": pages(.uncoded), "export-non-cpe-inventory-files": files(.uncoded, hours: 1...24),
        "export-software-vulnerabilities-delta": changes, "export-browser-extensions-json": pages(.extensions),
        "export-browser-extensions-files": files(.extensions, hours: 1...1),
        "list-browser-extension-permissions": permissions, "export-certificates-json": pages(.certificates),
        "export-certificates-files": files(.certificates, hours: 1...24), "export-hardware-firmware-json": pages(.hardware),
        "export-hardware-firmware-files": files(.hardware, hours: 1...1), "export-baseline-json": pages(.baselines),
        "export-baseline-files": files(.baselines, hours: 1...6), "list-baseline-profiles": profiles,
        "list-baseline-configurations": configurations,
    ]

    /// `$top` ends the paging: the link to the next page comes without it only.
    private static func pages(_ export: Export) -> RouteHandler {
        { (state, call) throws(ServiceError) in try listing(export).reply(export.rows(state, now: call.now), call) }
    }

    private static func listing(_ export: Export) -> Listing {
        Listing(
            schema: export.schema, set: export.context, filterable: [], maximumTop: 200_000, pageSize: 50_000,
            usesSkipToken: true)
    }

    /// What changed in the last fourteen days at most (reference, export-software-vulnerabilities-delta).
    private static let changes: RouteHandler = { (state, call) throws(ServiceError) in
        guard let text = call.option("sinceTime") else {
            throw ServiceError(.missingRequiredParameter, Messages.missingParameter("sinceTime"))
        }
        guard let since = Timestamp(lenient: text) else {
            throw ServiceError(.invalidInput, Messages.invalidTime("sinceTime"))
        }
        guard since >= call.now.shifted(by: .seconds(-14 * 86_400)), since <= call.now else {
            throw ServiceError(.invalidInput, Messages.sinceTimeOutOfRange)
        }
        let rows = Export.changes.rows(state, now: call.now).lazy.filter { ($0.time("eventTimestamp") ?? .earliest) >= since }
        return try listing(.changes).reply(rows, call)
    }

    private static let permissions: RouteHandler = { (_, call) throws(ServiceError) in
        let listing = Listing(
            schema: .browserExtensionPermission, set: "BrowserExtensionsPermissionsInfo", filterable: ["description"])
        return try listing.reply(BrowserExtension.Permission.all.map(\.record), call)
    }

    private static let profiles: RouteHandler = { (state, call) throws(ServiceError) in
        let listing = Listing(
            schema: .baselineProfile, set: "BaselineProfiles",
            filterable: [
                "id", "name", "operatingSystem", "operatingSystemVersion", "status", "settingsNumber", "passedDevices",
                "totalDevices",
            ])
        let start = state.devices.earliest("firstSeen") ?? call.now
        let devices = state.devices.rows
        return try listing.reply(Baseline.all(state.seed).map { $0.record(devices, start: start) }, call)
    }

    private static let configurations: RouteHandler = { (state, call) throws(ServiceError) in
        let listing = Listing(
            schema: .baselineConfiguration, set: "BaselineConfigurations", filterable: ["id", "category", "name", "cce"])
        return try listing.reply(Baseline.Setting.all.map(\.record), call)
    }

    /// Links last an hour, three where the page allows a day, or as long as is asked for.
    private static func files(_ export: Export, hours: ClosedRange<Int>) -> RouteHandler {
        { (state, call) throws(ServiceError) in
            let valid = try call.count("sasValidHours", in: hours) ?? (hours.upperBound > 6 ? 3 : 1)
            let expiry = call.now.shifted(by: .seconds(3600 * valid))
            let links = (0..<Export.fileCount(state)).map { number in
                DownloadTicket(kind: .export, subject: export.rawValue, index: number, expiry: expiry)
                    .url(origin: call.storageOrigin, seed: state.seed)
            }
            let context = Listing.context + "microsoft.windowsDefenderATP.api.ExportFilesResponse"
            return Reply(
                .ok,
                json: [
                    "@odata.context": .string(context), "generatedTime": .time(call.now),
                    "exportFiles": .strings(links),
                ])
        }
    }
}
