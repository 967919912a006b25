public import ActionKit
public import DefenderAPI

/// Puts a file of the project into the live response library.
public enum PutLibraryFile: Action {
    public static let key = "put_library_file"
    public static let summary =
        "Puts a file of the project into the live response library, for live responses to run it or to put it on devices."
    public static let parameters = [
        Parameter("file", .shaped(.projectPath), required: true, summary: "The file, as seen from cordon.yaml; at most 20 MB."),
        Parameter("name", .shaped(.libraryFileName), summary: "Its name in the library; without it the last part of `file`."),
        Parameter("description", .text(maximum: 1000), summary: "What it is; without it the playbook is named."),
        Parameter("parameters", .text(maximum: 1000), summary: "What the arguments of a script mean; without it, it takes none."),
        Parameter("replace", .flag, summary: "Whether a file of this name with another content is replaced; nothing brings that one back."),
    ]
    public static let endpoints: [Endpoint] = [.uploadLibraryFile, .deleteLibraryFile]
    public static let risk = Risk.disruptive
    public static let opposite: String? = DeleteLibraryFile.key
    public static let continuesIfAlready = true
    public static let outputs: [Output] = []
    public static let subject = ActionSubject.inputs
    public static let aspects: Set<DeviceState.Aspect.Kind> = [.libraryFile]
    public static let facts: Set<DeviceFact> = []
    public static let examples = [
        "put_library_file: { file: library/collect.ps1 }",
        #"put_library_file: { file: library/collect.ps1, name: triage.ps1, description: "For ${alert.id}", parameters: "-Out PATH" }"#,
    ]

    public static func objectionToUndo(given: Set<String>, choices: [String: String]) -> String? {
        choices["replace"] == "true" ? Messages.replacedStays : nil
    }

    public static func lookups(_ inputs: Inputs) -> [Lookup] { name(inputs).map { [.libraryFile($0)] } ?? [] }

    public static func refusal(_ inputs: Inputs, on target: Target) -> String? {
        let path = inputs.required("file")
        guard let name = name(inputs) else { return Messages.noLibraryName(path) }
        guard let file = target.files[path] else { return Messages.notRead(path) }
        guard let known = target.answers.libraryFiles[name] ?? nil, known.sha256?.lowercased() != file.sha256 else { return nil }
        return inputs.flag("replace") == true ? nil : Messages.otherLibraryFile(name, known)
    }

    public static func effects(_ inputs: Inputs) -> [Deed.Effect] {
        inputs.text("file") == nil ? [] : name(inputs).map { [.init(.libraryFile($0), isOn: true)] } ?? []
    }

    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] {
        let (name, file) = parts(inputs, target)
        let upload = Command.uploadLibraryFile(
            name: name, content: file.content,
            description: inputs.text("description") ?? Messages.libraryDescription(playbook: target.playbook),
            parameters: inputs.text("parameters"), replacing: inputs.flag("replace") == true)
        // Of a file that is replaced, nobody has the bytes.
        let isNew = target.planned(.libraryFile(name)).map { $0 == .off } ?? ((target.answers.libraryFiles[name] ?? nil) == nil)
        return [
            Deed(
                .change(upload), puts: .init(.libraryFile(name), .text(file.sha256)),
                undo: isNew ? .change(.deleteLibraryFile(name: name)) : nil)
        ]
    }

    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String {
        let (name, file) = parts(inputs, target)
        return Messages.putsLibraryFile(name, file, replacing: target.answers.libraryFiles[name] ?? nil)
    }

    public static func inForce(_ settings: [DeviceState.Setting]) -> String { Messages.libraryFileAsWanted }

    private static func name(_ inputs: Inputs) -> LibraryFileName? {
        let last = inputs.text("file")?.split(separator: "/").last.map(String.init)
        return (inputs.text("name") ?? last).flatMap { LibraryFileName($0) }
    }

    private static func parts(_ inputs: Inputs, _ target: Target) -> (LibraryFileName, ProjectFile) {
        guard let name = name(inputs), let file = target.files[inputs.required("file")] else {
            preconditionFailure("the planner let a file pass that was not read")
        }
        return (name, file)
    }
}
