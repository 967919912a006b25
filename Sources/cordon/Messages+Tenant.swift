import DefenderAPI
import DefenderClient

/// The sentences of the commands that only talk to a tenant.
extension Messages {
    static func noUserToLogIn(_ tenant: String) -> String {
        "\(tenant) signs in as an app, so there is no user to sign in or out; `cordon auth status` shows the app's token"
    }

    static func deviceCode(_ prompt: DeviceCodePrompt) -> String {
        "Open \(prompt.address) with any browser and enter the code \(prompt.code) (good for \(prompt.lifetime.components.seconds / 60) minutes)."
    }

    static func browser(_ address: String) -> String { "Sign in in the browser: \(address)" }

    static func loggedOut(_ names: [String]) -> String {
        names.isEmpty ? "Nobody was signed in." : "Signed out: \(names.joined(separator: ", "))."
    }

    static func grantMissing(isUser: Bool) -> String {
        "Grant what is missing to the app registration (API permissions, WindowsDefenderATP, "
            + "\(isUser ? "delegated" : "application") permissions) and have an administrator consent."
    }

    static let takeSuperfluous = "Take away what is superfluous: what an app may do, whoever gets at its credential may do."
    static let permissionsFit = "The permissions are those that the playbooks need."

    static func noReadingEndpoint(_ path: String, _ near: [Endpoint]) -> String {
        "\(path) is no path of a reading endpoint; near are: \(near.map(\.pathTemplate).joined(separator: ", "))"
    }

    static func nothingToDownload(_ path: String) -> String {
        "\(path) gives no link: --download takes /api/machineactions/ID/getPackageUri and "
            + "/api/machineactions/ID/GetLiveResponseResultDownloadLink(index=N)"
    }

    static let noBytes = "--max-bytes is at least 1"
    static func isThereAlready(_ file: String) -> String { "\(file) is there already: evidence is not overwritten" }

    static func notAParameter(_ text: String) -> String {
        let name = text.split(separator: "=", maxSplits: 1).first.map(String.init) ?? ""
        return "the parameter \(name) cannot be read: write NAME=TEXT, or NAME:TYPE=VALUE with long, real, bool or datetime"
    }

    static let queryIsNoText = "what comes on stdin is no UTF-8 text"
    static func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }
}
