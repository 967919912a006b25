/// The tests of the suite that are decided against, each with its reason. All others are run.
enum ConformanceExclusions {
    /// By what a test needs.
    private static let needs: [String: String] = [
        "proto": "protobuf messages are not part of this language: hosts declare object types of their own",
        "enum": "protobuf enumerations are not part of this language: hosts declare enumerations of texts",
        "strong_enum": "protobuf enumerations are not part of this language: hosts declare enumerations of texts",
        "any": "google.protobuf.Any holds messages, which are not part of this language",
        "wkt_json": "the JSON messages of protobuf are not part of this language: maps and lists are",
        "wrapper": "wrapper messages are not part of this language; as types of variables they are types that can be null",
        "ext_proto": "extensions of protobuf messages are not part of this language",
    ]

    /// By address.
    private static let addresses: [String: String] = [:]

    /// Why a test is not run; nil if it is.
    static func reason(_ test: ConformanceCase) -> String? {
        if test.isCheckedOnly == true, test.needs?.contains("proto") != true { return addresses[test.id] }
        return addresses[test.id] ?? test.needs?.lazy.compactMap { needs[$0] }.first
    }
}
