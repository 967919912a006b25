import DefenderAPI

/// Which operating systems cannot carry an action out. The pages differ (reference README, row 23): refused is only what none
/// of them has, so that a client meets the code.
enum PlatformSupport {
    private static let windowsOnly: Set<String> = ["RestrictCodeExecution", "UnrestrictCodeExecution", "StopAndQuarantineFile"]
    private static let phones: Set<String> = ["android", "ios"]

    /// - Parameter scope: of an isolation, `Full` or `Selective`; nil for other actions.
    static func lacks(_ type: String, scope: String?, on platform: String?) -> Bool {
        guard let platform = platform?.lowercased(), !platform.isEmpty, !platform.hasPrefix("windows") else { return false }
        let isSelectiveOnLinux = scope == "Selective" && !platform.hasPrefix("mac")
        return windowsOnly.contains(type) || isSelectiveOnLinux || phones.contains(platform)
    }
}
