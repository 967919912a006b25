import Canonical
import DefenderAPI

/// The certificates on a device: its own, and the company's authority that issued it.
struct CertificateStore {
    let device: Record
    let seed: UInt64

    var rows: [JSONObject] {
        var random = SplitMix64(seed: seed, stream: "certificate of \(device.key)")
        let made = (device.time("firstSeen") ?? .epoch).shifted(by: .seconds(3600 * random.number(in: 1..<200)))
        let own = row(
            subject: device["computerDnsName"].text ?? "", type: "End entity", from: made, days: 397, keyLength: "2048",
            usages: ["DigitalSignature", "KeyEncipherment"], extended: ["Server Authentication", "Client Authentication"],
            &random)
        var shared = SplitMix64(seed: seed, stream: "authority")
        let authority = row(
            subject: Self.authority, type: "CA", from: Self.founded, days: 7300, keyLength: "4096",
            usages: ["CertificateSign", "CrlSign"], extended: [], &shared)
        return [own, authority]
    }

    private static let authority = "Contoso Root CA"
    private static let founded = Timestamp(rfc3339: "2016-03-01T00:00:00Z") ?? .epoch

    private func row(
        subject: String, type: String, from: Timestamp, days: Int, keyLength: String, usages: [String], extended: [String],
        _ random: inout SplitMix64
    ) -> JSONObject {
        func name(_ common: String) -> JSONValue { ["commonName": .string(common), "organization": "Contoso", "countryName": "US"] }
        return [
            "thumbprint": .string(random.hex(digits: 40)), "path": "LocalMachine\\My", "signatureAlgorithm": "sha256RSA",
            "keyLength": .string(keyLength), "notBefore": .time(from), "notAfter": .time(from.shifted(by: .seconds(86_400 * days))),
            "subjectType": .string(type), "serialNumber": .string(random.hex(digits: 32)), "subjectObject": name(subject),
            "issuerObject": name(Self.authority), "keyUsageArray": .strings(usages),
            "extendedKeyUsageArray": .strings(extended), "isSelfSigned": .bool(subject == Self.authority),
        ]
    }
}
