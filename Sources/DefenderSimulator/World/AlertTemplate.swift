/// A kind of alert with what belongs together in it: title, category, techniques and the traces that it rests on.
struct AlertTemplate: Sendable {
    let title: String
    let description: String
    let category: String
    let techniques: [String]
    /// The severities to draw from.
    let severities: [String]
    let source: String
    let family: String?
    let file: String
    let folder: String
    let commandLine: String
    let parent: String
    /// The other side's URL, where there is one.
    var url: String?

    static let ransomware = AlertTemplate(
        title: "Ransomware behavior detected in the file system",
        description: "A process is renaming and rewriting many files in a short time and deletes shadow copies.",
        category: "Ransomware", techniques: ["T1486", "T1490"], severities: ["High"], source: "WindowsDefenderAtp",
        family: "LockBit", file: "svchosts.exe", folder: "C:\\ProgramData\\Intel",
        commandLine: "svchosts.exe -path C:\\Users -mode fast", parent: "powershell.exe")

    /// The rest of the news: ransomware comes only where the generator casts it.
    static let everyday = [
        AlertTemplate(
            title: "Suspicious PowerShell command line",
            description: "PowerShell was started with an encoded command that downloads and runs a script.",
            category: "Execution", techniques: ["T1059.001"], severities: ["Medium", "Medium", "High"],
            source: "WindowsDefenderAtp", family: nil, file: "powershell.exe",
            folder: "C:\\Windows\\System32\\WindowsPowerShell\\v1.0",
            commandLine: "powershell.exe -NoP -W Hidden -Enc SQBFAFgAIAAoAE4AZQB3AC0A", parent: "winword.exe"),
        AlertTemplate(
            title: "Credential dumping from LSASS memory",
            description: "A process read the memory of lsass.exe with access rights that credential tools ask for.",
            category: "CredentialAccess", techniques: ["T1003.001"], severities: ["High"],
            source: "WindowsDefenderAtp", family: "Mimikatz", file: "procdump64.exe", folder: "C:\\Temp",
            commandLine: "procdump64.exe -ma lsass.exe out.dmp", parent: "cmd.exe"),
        AlertTemplate(
            title: "'Emotet' malware was detected",
            description: "Malware was found in a file that came by mail.",
            category: "Malware", techniques: ["T1204.002"], severities: ["Low", "Medium"], source: "WindowsDefenderAv",
            family: "Emotet", file: "invoice_0711.xls", folder: "C:\\Users\\Public\\Downloads",
            commandLine: "excel.exe invoice_0711.xls", parent: "outlook.exe"),
        AlertTemplate(
            title: "Possible lateral movement with remote services",
            description: "A service was installed from another device and started at once.",
            category: "LateralMovement", techniques: ["T1021.002", "T1569.002"], severities: ["Medium", "High"],
            source: "WindowsDefenderAtp", family: nil, file: "psexesvc.exe", folder: "C:\\Windows",
            commandLine: "psexesvc.exe", parent: "services.exe"),
        AlertTemplate(
            title: "Anomalous scheduled task",
            description: "A scheduled task was made that runs a script from a folder that users can write to.",
            category: "Persistence", techniques: ["T1053.005"], severities: ["Low", "Medium"],
            source: "WindowsDefenderAtp", family: nil, file: "schtasks.exe", folder: "C:\\Windows\\System32",
            commandLine: "schtasks.exe /create /tn Updater /tr C:\\Users\\Public\\u.vbs /sc minute", parent: "cmd.exe"),
        AlertTemplate(
            title: "Connection to a known command-and-control address",
            description: "A process talks to an address that threat intelligence lists.",
            category: "CommandAndControl", techniques: ["T1071.001"], severities: ["Medium", "High"],
            source: "CustomerTI", family: "CobaltStrike", file: "rundll32.exe", folder: "C:\\Windows\\System32",
            commandLine: "rundll32.exe C:\\ProgramData\\v.dll,Start", parent: "explorer.exe",
            url: "https://updates.beacon.example/v1/poll"),
        AlertTemplate(
            title: "Unusual discovery commands",
            description: "A user ran a series of commands that list accounts, groups and shares.",
            category: "Discovery", techniques: ["T1087.002", "T1135"], severities: ["Informational", "Low"],
            source: "WindowsDefenderAtp", family: nil, file: "net.exe", folder: "C:\\Windows\\System32",
            commandLine: "net.exe group \"Domain Admins\" /domain", parent: "cmd.exe"),
        AlertTemplate(
            title: "Attempt to turn off Microsoft Defender Antivirus protection",
            description: "A process tried to change the settings of the antivirus.",
            category: "DefenseEvasion", techniques: ["T1562.001"], severities: ["Low", "Medium", "High"],
            source: "WindowsDefenderAtp", family: nil, file: "reg.exe", folder: "C:\\Windows\\System32",
            commandLine: "reg.exe add HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender /v DisableAntiSpyware /d 1",
            parent: "powershell.exe"),
    ]
}
