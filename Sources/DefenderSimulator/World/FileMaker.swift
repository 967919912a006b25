import Canonical
import DefenderAPI

/// Makes what is known of files: those of the evidence, and those that a world file tells of.
struct FileMaker: Sendable {
    let seed: UInt64
    let start: Timestamp

    /// The file with every property filled: what is given stays. A file keeps its details, whoever asks.
    func complete(_ given: JSONObject, index: Int = 0) -> Record {
        var fallback = SplitMix64(seed: seed, stream: "file", index: index)
        let sha1 = given["sha1"]?.stringValue?.lowercased() ?? fallback.hex(digits: 40)
        var random = SplitMix64(seed: seed, stream: "file \(sha1)")
        let observed = start.shifted(by: .seconds(-86_400 * random.number(in: 5..<900)))
        let isSigned = random.chance(percent: 40)
        var values: JSONObject = [
            "sha1": .string(sha1), "sha256": .string(random.hex(digits: 64)), "md5": .string(random.hex(digits: 32)),
            "globalPrevalence": .integer(Int64(random.number(in: 1..<200_000))), "globalFirstObserved": .time(observed),
            "globalLastObserved": .time(start), "size": .integer(Int64(random.number(in: 4_000..<9_000_000))),
            "fileType": .null, "isPeFile": .bool(random.chance(percent: 80)),
            "filePublisher": isSigned ? "Contoso Ltd" : .null, "fileProductName": .null,
            "signer": isSigned ? "Contoso Ltd" : .null, "issuer": isSigned ? "Contoso Code Signing CA" : .null,
            "signerHash": isSigned ? .string(random.hex(digits: 40)) : .null,
            "isValidCertificate": isSigned ? true : .null, "determinationType": "Unknown", "determinationValue": .null,
        ]
        values.merge(given)
        values["sha1"] = .string(sha1)
        return Record(schema: FileProfile.schema, made: values)
    }
}
