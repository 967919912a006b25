import ActionKit
import DefenderAPI

/// What must never be blocked: what an attacker wrote in an alert can become an indicator, and a block holds on every device.
enum OwnGoal {
    /// Domains without which devices lose the service or the cloud that manages them.
    private static let domains = [
        "microsoft.com", "windows.com", "windowsupdate.com", "microsoftonline.com", "windows.net", "azure.com", "office.com",
        "office365.com", "live.com",
    ]

    /// - Parameter file: what the service knows of the file of a hash.
    static func reason(against value: IndicatorValue, _ file: FileProfile?) -> String? {
        switch value.kind {
        case .ipAddress: IPText(value.description).flatMap { $0.isPrivate ? Messages.privateAddress(value.description) : nil }
        case .domainName: domain(value.description)
        case .url: domain(host(value.description))
        case .fileSha1, .fileSha256, .fileMd5, .certificateThumbprint: signer(file)
        }
    }

    private static func domain(_ name: String) -> String? {
        let name = name.lowercased()
        let own = domains.first { name == $0 || name.hasSuffix("." + $0) }
        return own.map { Messages.ownDomain($0) }
    }

    private static func host(_ url: String) -> String {
        let behind = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
        let authority = behind.prefix { !"/?#".contains($0) }
        return String(authority.split(separator: "@").last?.prefix { $0 != ":" } ?? "")
    }

    private static func signer(_ file: FileProfile?) -> String? {
        guard let file, let signer = file.signer, signer.lowercased().hasPrefix("microsoft"), file.isValidCertificate ?? false else {
            return nil
        }
        return Messages.ownSigner(signer)
    }
}

extension IPText {
    /// Whether the address is of no use outside: unspecified, loopback, link-local, private, unique-local, multicast or broadcast
    /// (RFC 6890).
    var isPrivate: Bool {
        if isVersion6 {
            let head = description.prefix(2)
            return ["::", "fc", "fd", "fe", "ff"].contains(String(head))
        }
        let parts = description.split(separator: ".").compactMap { UInt8($0) }
        guard parts.count == 4 else { return true }
        switch (parts[0], parts[1]) {
        case (0, _), (10, _), (127, _), (169, 254), (192, 168), (172, 16...31), (100, 64...127), (224..., _): return true
        default: return false
        }
    }
}
