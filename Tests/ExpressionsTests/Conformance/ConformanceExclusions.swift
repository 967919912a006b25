/// The tests of the suite that are not run, each with its reason.
enum ConformanceExclusions {
    /// By what a test needs.
    static let needs: [String: String] = [
        "regex": "matches() comes with RE2",
        "tz_name": "names of time zones need the IANA database; offsets work",
        "ext_math": "the math extension comes with the rest of CEL",
        "ext_encoders": "the encoders extension comes with the rest of CEL",
        "ext_network": "the network extension comes with the rest of CEL",
        "ext_block": "macros around an optimizer's inner form",
    ]

    /// By address, or the part of it before the name.
    static let addresses: [String: String] = [
        "string_ext/quote": "strings.quote() comes with the rest of the extension",
        "string_ext/format": "format() comes with the rest of the extension",
        "string_ext/format_errors": "format() comes with the rest of the extension",
    ]

    static func reason(_ test: ConformanceCase) -> String? {
        let section = test.id.split(separator: "/").prefix(2).joined(separator: "/")
        return addresses[test.id] ?? addresses[section] ?? test.needs.lazy.compactMap { needs[$0] }.first
    }
}
