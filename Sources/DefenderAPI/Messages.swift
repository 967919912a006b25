/// The sentences of this module.
enum Messages {
    static let nothing = "nothing"
    static let several = "several of them"
    static let aValue = "a value"

    static func malformed(_ failure: DecodingFailure) -> String {
        let place = failure.field.isEmpty ? failure.entity : "\(failure.entity).\(failure.field)"
        return "\(place) should be \(failure.expected), found \(failure.found)"
    }

    static func noErrorText(status: Int) -> String { "the service gave status \(status) and no reason" }

    static func refused(_ error: APIError) -> String {
        let head = error.code.map { "\($0) (\(error.status))" } ?? "status \(error.status)"
        let target = error.target.map { " [request \($0)]" } ?? ""
        let what = error.endpoint.map { " \($0)" } ?? ""
        return "the service refused\(what): \(head): \(error.message)\(target)\(advice(error.code))"
    }

    static func readFailed(_ failure: ReadFailure) -> String {
        switch failure {
        case .unreachable(let why): "the service cannot be reached: \(why)"
        case .signIn(let why): "the sign-in failed: \(why)"
        case .forbidden(let missing, let why):
            missing.isEmpty
                ? why
                : "\(why); grant \(missing.count > 1 ? "one of " : "")\(missing.joined(separator: ", ")) to the app registration "
                    + "(API permissions, WindowsDefenderATP) and have an administrator consent"
        case .notFound: "the service does not know it, or this sign-in may not see it"
        case .api(let error): error.description
        case .malformed(let why): why
        }
    }

    /// What to do, by code; texts of the service change (mde-errors-and-limits.yaml, `error_codes`).
    private static func advice(_ code: String?) -> String {
        switch code {
        case APIError.activeRequestAlreadyExists: ". The same action is active on the device: wait until it has ended"
        case "ODataError": ". Check $filter, $top, $skip and $expand"
        case "InvalidInput", "InvalidRequestBody", "MissingRequiredParameter": ". Check what was sent"
        case "InvalidHashValue", "InvalidDomainName", "InvalidIpAddress", "InvalidUrl": ". Check the value"
        case "MaximumBatchSizeExceeded": ". Send fewer at once"
        case "Forbidden": ". Compare the permissions: cordon auth check"
        case "TooManyRequests": ". Try again later, or let fewer programs use the same app"
        case "InternalServerError": ". Try again later; quote the request's id to Microsoft's support"
        case "OsPlatformNotSupported": ". The device's operating system cannot do this"
        case "ClientVersionNotSupported": ". Update the device's sensor"
        case "DisabledFeature": ". An administrator has to switch the feature on"
        case "ResourceNotFound", "NotFound": ". Check the id"
        default: ""
        }
    }
}
