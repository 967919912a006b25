public import ActionKit
public import DefenderAPI

/// Takes a file out of the live response library.
public enum DeleteLibraryFile: Action {
    public static let key = "delete_library_file"
    public static let summary = "Takes a file out of the live response library; no endpoint gives its bytes back."
    public static let parameters = [
        Parameter("name", .shaped(.libraryFileName), required: true, summary: "The file's name in the library.")
    ]
    public static let endpoints: [Endpoint] = [.deleteLibraryFile]
    public static let risk = Risk.disruptive
    public static let opposite: String? = nil
    public static let continuesIfAlready = true
    public static let outputs: [Output] = []
    public static let subject = ActionSubject.inputs
    public static let aspects: Set<DeviceState.Aspect.Kind> = [.libraryFile]
    public static let facts: Set<DeviceFact> = []
    public static let examples = ["delete_library_file: { name: update-mp.ps1 }"]

    public static func lookups(_ inputs: Inputs) -> [Lookup] { [.libraryFile(name(inputs))] }

    public static func effects(_ inputs: Inputs) -> [Deed.Effect] {
        inputs.text("name").flatMap { LibraryFileName($0) }.map { [.init(.libraryFile($0), isOn: false)] } ?? []
    }

    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] {
        [Deed(.change(.deleteLibraryFile(name: name(inputs))), puts: .init(.libraryFile(name(inputs)), isOn: false))]
    }

    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String {
        Messages.deletesLibraryFile(name(inputs), target.answers.libraryFiles[name(inputs)] ?? nil)
    }

    public static func inForce(_ settings: [DeviceState.Setting]) -> String { Messages.noLibraryFile }

    private static func name(_ inputs: Inputs) -> LibraryFileName {
        guard let name = LibraryFileName(inputs.required("name")) else {
            preconditionFailure("the planner let a text pass that is no name")
        }
        return name
    }
}
