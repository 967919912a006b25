import Foundation

/// The person's browser, where there is a desktop to show one.
enum Browser {
    /// Opens an address by `xdg-open`; does nothing where that is not to be had, for the address is shown as well.
    static func open(_ address: String) {
        let environment = ProcessInfo.processInfo.environment
        guard environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil,
            let program = program("xdg-open", environment["PATH"] ?? "")
        else { return }
        let process = Process()
        process.executableURL = program
        process.arguments = [address]
        process.environment = environment.filter { isForBrowsers($0.key) }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try? process.run()
    }

    private static func program(_ name: String, _ path: String) -> URL? {
        path.split(separator: ":").filter { $0.hasPrefix("/") }.map { URL(fileURLWithPath: "\($0)/\(name)") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }

    /// What a browser needs to show itself. All else stays here: variables hold the secrets of cordon.yaml.
    private static func isForBrowsers(_ name: String) -> Bool {
        let names: Set = [
            "BROWSER", "DBUS_SESSION_BUS_ADDRESS", "DESKTOP_SESSION", "DISPLAY", "HOME", "LANG", "LOGNAME", "PATH", "USER",
            "WAYLAND_DISPLAY", "XAUTHORITY",
        ]
        return names.contains(name) || name.hasPrefix("XDG_") || name.hasPrefix("LC_")
    }
}
