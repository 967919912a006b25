import Canonical
import DefenderAPI
import Diagnostics

/// Every sentence that the simulator says: the service's own wordings where the reference has them.
enum Messages {
    static let appName = "Cordon laboratory"
    static let outbreakSummary = "ransomware that spreads from device to device until all that are infected are isolated"

    // MARK: The service (mde-errors-and-limits.yaml)

    static let invalidRequestBody = "Request body is incorrect"
    static let alreadyInProgress = "Action is already in progress"
    static let unauthorized = "Unauthorized: the access token is missing, invalid or expired."
    static let noMachines = "No recent machines were found"
    static let invalidEncoding = "The query string is not properly percent-encoded."
    static let internalError = "An internal error has occurred."

    static func notFound(_ entity: String, _ id: String) -> String { "\(entity) \(id) was not found" }

    static func noRoute(_ method: String, _ path: String) -> String { "No API is found for \(method) \(path)" }

    static func wrongMethod(_ method: String) -> String { "The requested resource does not support http method '\(method)'." }

    static func wrongMediaType(_ type: String) -> String {
        "The request entity's media type '\(type)' is not supported for this resource: application/json is."
    }

    static func missingParameter(_ name: String) -> String { "The required parameter '\(name)' is missing." }

    static func invalidValue(_ value: String, of name: String, allowed: [String]) -> String {
        "'\(value)' is not a valid value of '\(name)'. Valid values: \(allowed.joined(separator: ", "))."
    }

    static func commentTooLong(_ length: Int) -> String {
        "The parameter 'Comment' has \(length) characters; at most 4000 are allowed."
    }

    static func forbidden(required: [String], by client: Client) -> String {
        let kind = client.scopes == nil ? "application" : "delegated"
        return "The application does not have any of the required \(kind) permissions "
            + "(\(required.joined(separator: ", "))) to access the resource. "
            + "\(kind.prefix(1).uppercased() + kind.dropFirst()) permissions present: "
            + "\(client.permissions.isEmpty ? "none" : client.permissions.joined(separator: ", "))."
    }

    static func wrongAudience(_ audience: String) -> String {
        "The access token is meant for '\(audience)', not for this API."
    }

    static func tooManyRequests(_ seconds: Int) -> String {
        "Quota exceeded. Try again in \(seconds) seconds."
    }

    static func emptyList(_ name: String) -> String { "The parameter '\(name)' must not be empty." }

    static func batchTooLarge(_ count: Int, limit: Int) -> String {
        "The maximum batch size was exceeded. Received: \(count), allowed: \(limit)."
    }

    static func invalidTime(_ name: String) -> String { "The parameter '\(name)' is not a valid time." }
    static let sinceTimeOutOfRange = "The parameter 'sinceTime' must be in the past 14 days."
    static let timeOutOfRange = "The timestamp must be in the past 30 days."

    static func outOfRange(_ name: String, _ value: String, _ range: ClosedRange<Int>) -> String {
        "'\(value)' is not a valid value of '\(name)': a number from \(range.lowerBound) to \(range.upperBound) is expected."
    }

    static func invalidID(_ value: String, of name: String) -> String { "'\(value)' is not a valid value of '\(name)'." }
    static func invalidHash(_ value: String) -> String { "The hash '\(value)' is not valid." }
    static func invalidDomain(_ value: String) -> String { "The domain name '\(value)' is not valid." }
    static func invalidAddress(_ value: String) -> String { "The IP address '\(value)' is not valid." }
    static func invalidURL(_ value: String) -> String { "The URL '\(value)' is not valid." }
    static func noEvent(_ report: String) -> String { "No event of report \(report) was found at this time on this machine" }

    static func tagTooLong(_ length: Int) -> String {
        "The parameter 'Value' has \(length) characters; at most 200 are allowed."
    }

    static func wrongDetermination(_ value: String, under classification: String?) -> String {
        "The determination '\(value)' is not valid for the classification '\(classification ?? "null")'."
    }

    // MARK: Indicators

    /// Misspelt as observed.
    static let emptyIndicator = "Recieved an empty indicator value."
    static let othersIndicator = "The indicator was created by another application."
    static let silentAudit = "An indicator of the action Audit must generate an alert."

    static let turnedDown = "The indicator was turned down by a check of the service."
    static func tooManyIndicators(_ limit: Int) -> String {
        "The tenant has reached the limit of \(limit) active indicators."
    }

    // MARK: Machine actions and live response

    static func platformLacks(_ type: String, _ platform: String) -> String {
        "The action '\(type)' is not supported on the operating system '\(platform)'."
    }

    static let noPackage = "The investigation package is not available: no collection of this action is complete."
    static let wrongOrder = "Commands must come in the order PutFile, RunScript, GetFile."
    static let noForm = "The request must be multipart/form-data with a file."

    static func actionIsOver(_ action: Record) -> String {
        "The action \(action.key) cannot be cancelled: its status is \(action["status"].text ?? "unknown")."
    }

    static func tooManySessions(_ limit: Int) -> String {
        "The limit of \(limit) concurrently running live response sessions has been reached."
    }

    static let targetUnreachable = "The target could not be reached."
    static func notInLibrary(_ name: String) -> String { "The file '\(name)' is not in the live response library." }
    static func noFileOnDevice(_ path: String) -> String { "The file '\(path)' was not found on the device." }
    static func noResult(_ index: Int) -> String { "The command \(index) has no result to download." }
    static func fileTooLarge(_ size: Int) -> String { "The file has \(size) bytes; at most 20 MB are allowed." }
    static func fileExists(_ name: String) -> String { "A file named '\(name)' already exists in the library." }

    /// What a simulated script writes.
    static func scriptOutput(_ name: String, arguments: String, size: Int?) -> String {
        "\(name) \(arguments): simulated, \(size.map { "\($0) bytes" } ?? "content unknown")"
    }

    /// The storage's words for a link that is expired or was changed.
    static let linkRefused = """
        <?xml version="1.0" encoding="utf-8"?><Error><Code>AuthenticationFailed</Code><Message>Server failed to \
        authenticate the request. Make sure the link is complete and has not expired.</Message></Error>
        """

    static func storageRefusal(_ code: String, _ message: String) -> String {
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>\(code)</Code><Message>\(message)</Message></Error>"
    }

    // MARK: OData

    static func unsupportedOption(_ name: String) -> String {
        "The query parameter '\(name)' is not supported. Supported: $filter, $top, $skip, $orderby, $select, $expand, $count."
    }

    static func repeatedOption(_ name: String) -> String { "Query option '\(name)' was specified more than once." }

    static func invalidOption(_ name: String, _ value: String) -> String {
        "Invalid value '\(value)' for \(name) query option found."
    }

    static func topTooLarge(_ value: Int, limit: Int) -> String {
        "The limit of '\(limit)' for Top query has been exceeded. The value from the incoming request is '\(value)'."
    }

    static func notSelectable(_ name: String, of type: String) -> String {
        "Could not find a property named '\(name)' on type 'microsoft.windowsDefenderATP.api.\(type)'."
    }

    static func notExpandable(_ name: String) -> String { "The property '\(name)' cannot be used in the $expand query option." }

    static func oData(_ failure: ODataFailure) -> String {
        let at = "at position \(failure.offset)"
        return switch failure.reason {
        case .unexpectedCharacter: "Syntax error: character not valid \(at) in the filter."
        case .unterminatedString: "There is an unterminated string literal \(at) in the filter."
        case .syntax: "Syntax error \(at) in the filter."
        case .invalidLiteral(let text): "Unrecognized literal '\(text)' \(at) in the filter."
        case .unknownFunction(let name): "An unknown function with name '\(name)' was found \(at) in the filter."
        case .wrongArgumentCount(let function, let count):
            "The function '\(function)' \(at) takes \(count == 1 ? "one argument" : "two arguments")."
        case .unknownProperty(let name, let type):
            "Could not find a property named '\(name)' on type 'microsoft.windowsDefenderATP.api.\(type)'."
        case .notFilterable(let name): "The property '\(name)' cannot be used in the $filter query option."
        case .notOrderable(let name): "The property '\(name)' cannot be used in the $orderby query option."
        case .notNavigable(let name): "'\(name)' \(at) has nothing before it that has properties."
        case .notACollection(let name): "'\(name)' \(at) is not a collection: any and all need one."
        case .incompatibleTypes(let operation):
            "An operator with incompatible types was detected \(at): '\(operation)'."
        case .unknownEnumValue(let text, let type):
            "The string '\(text)' is not a valid enumeration type constant of '\(type)'."
        case .notBoolean: "The expression \(at) must be Boolean."
        case .tooDeep: "The filter is nested too deeply \(at)."
        }
    }

    // MARK: World files (CDN07xx)

    static func notAMapping(_ what: String, _ place: WorldNode.Place) -> Diagnostic {
        at(place, "CDN0701", "\(what) must be a mapping of keys to values")
    }

    static func notAList(_ what: String, _ place: WorldNode.Place) -> Diagnostic {
        at(place, "CDN0702", "`\(what)` must be a list")
    }

    static func unknownKey(_ key: String, of what: String, known: [String], _ place: WorldNode.Place) -> Diagnostic {
        let suggestion = Spelling.nearest(to: key, among: known)
        return at(place, "CDN0703", "\(what) has no key `\(key)`", allowed: known, suggestion: suggestion)
    }

    static func wrongType(_ what: String, expected: FieldType, _ place: WorldNode.Place) -> Diagnostic {
        at(place, "CDN0704", "`\(what)` must be \(kind(expected))")
    }

    static func noKeySet(_ place: WorldNode.Place) -> Diagnostic {
        at(place, "CDN0704", "`keys` must be a JSON Web Key Set of RSA keys with 2048 bits or more")
    }

    static func noGUID(_ what: String, _ place: WorldNode.Place) -> Diagnostic {
        at(place, "CDN0704", "`\(what)` must be a GUID")
    }

    static func invalidJSON(_ error: JSONError, in file: SourceFile) -> Diagnostic {
        let offset = min(error.offset ?? 0, file.bytes.count)
        return Diagnostic(id: "CDN0705", message: error.description, range: file.range(offset..<offset))
    }

    static func documentCount(_ count: Int, in file: SourceFile) -> Diagnostic {
        Diagnostic(
            id: "CDN0706", message: "the file must hold one document, this one holds \(count)", range: file.range(0..<0))
    }

    // MARK: Faults (CDN07xx)

    static func missingKey(_ key: String, of what: String, _ place: WorldNode.Place) -> Diagnostic {
        at(place, "CDN0707", "\(what) needs a key such as `\(key)`")
    }

    static func exclusiveKeys(_ one: String, _ other: String, _ place: WorldNode.Place) -> Diagnostic {
        at(place, "CDN0708", "`\(one)` and `\(other)` say the same in two ways: give one of them")
    }

    static func notADelay(_ place: WorldNode.Place) -> Diagnostic {
        at(place, "CDN0709", "`delay` must be a duration like 250ms or 5s that is not negative")
    }

    static func notInRange(_ name: String, _ range: ClosedRange<Int>, _ place: WorldNode.Place) -> Diagnostic {
        at(place, "CDN0710", "`\(name)` must be an integer from \(range.lowerBound) to \(range.upperBound)")
    }

    static func notAChoice(_ name: String, allowed: [String], _ place: WorldNode.Place) -> Diagnostic {
        at(place, "CDN0711", "`\(name)` must be one of \(allowed.joined(separator: ", "))", allowed: allowed)
    }

    static func codeWithoutStatus(_ place: WorldNode.Place) -> Diagnostic {
        at(place, "CDN0712", "`code` stands in an error's envelope: it needs a `status` of 400 or more")
    }

    static func unknownEndpoint(_ id: String, known: [String], _ place: WorldNode.Place) -> Diagnostic {
        at(place, "CDN0713", "no endpoint has the id `\(id)`", suggestion: Spelling.nearest(to: id, among: known))
    }

    static func reworded(_ code: String) -> String { "This request was not accepted (\(code.lowercased())). See the documentation." }

    /// What a fault answers in place of the service.
    static let injected = "This answer was injected by a fault rule of the simulator."
    static let proxyPage = "<html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>"

    private static func at(
        _ place: WorldNode.Place, _ id: String, _ message: String, allowed: [String] = [], suggestion: String? = nil
    ) -> Diagnostic {
        // A request's body has no lines: there the way to the value stands in the sentence.
        Diagnostic(
            id: id, message: place.range == nil ? "\(place.way): \(message)" : message, range: place.range,
            allowed: allowed, suggestion: suggestion)
    }

    private static func kind(_ type: FieldType) -> String {
        switch type {
        case .string, .openEnumeration, .enumeration: "a text"
        case .boolean: "true or false"
        case .integer: "an integer"
        case .double: "a number"
        case .timestamp: "a time like 2026-07-01T12:00:00Z, or one from now like -2h"
        case .json: "any value"
        case .record: "a mapping"
        case .list: "a list"
        }
    }

    // MARK: The admin API

    static let loopbackOnly = "/_simulator/ is open to this machine only"
    static let realClock = "the clock is real and cannot be moved on; start the simulator with --clock virtual"
    static let badAdvance = "the body must be {\"advance\": DURATION} with a duration like \"3h\" that is not negative"
    static let readOnlyID = "an entity keeps its id"

    static let badRoles = "the body must be {\"roles\": [NAME, …]}"
    static func unknownTenant(_ name: String) -> String { "there is no tenant `\(name)`" }

    static func noAdminRoute(_ method: String, _ path: String) -> String {
        "\(method) \(path) is not one of: GET /_simulator/journal, GET /_simulator/counters, POST /_simulator/clock, "
            + "POST /_simulator/world/{collection}, PATCH /_simulator/world/{collection}/{id}, "
            + "GET, PUT, POST, DELETE /_simulator/faults, GET /_simulator/coverage, "
            + "GET /_simulator/scenario, GET /_simulator/apps, PATCH /_simulator/apps/{clientId}"
    }

    static func unknownCollection(_ name: String) -> String {
        "there is no collection `\(name)`: known are \(WorldCollection.allCases.map { $0.rawValue }.joined(separator: ", "))"
    }

    // MARK: The start

    static func failure(_ failure: SimulatorFailure) -> String {
        switch failure {
        case .mistakes(let diagnostics):
            diagnostics.map { diagnostic in
                (diagnostic.range.map { "\($0): " } ?? "") + diagnostic.message
                    + (diagnostic.suggestion.map { " (did you mean `\($0)`?)" } ?? "")
            }.joined(separator: "\n")
        case .journal(let path, let reason): "the journal \(path) cannot be written: \(reason)"
        case .certificate(let path, let reason): "the certificate \(path) or its key cannot be used: \(reason)"
        case .listen(let address, let reason): "cannot listen on \(address): \(reason)"
        }
    }
}
