import Canonical

extension Command {
    /// The most bytes that a library file can have (upload-library.md): 20 MB.
    public static let maximumLibraryFileSize = 20 << 20

    /// Puts a file into the live response library (upload-library-file).
    /// - Parameters:
    ///   - replacing: whether a file of this name may be replaced.
    ///   - parameters: what a script's arguments mean; nil for a file that takes none.
    /// - Precondition: `content` has at most `maximumLibraryFileSize` bytes.
    public static func uploadLibraryFile(
        name: LibraryFileName, content: [UInt8], description: String, parameters: String? = nil, replacing: Bool
    ) -> Command {
        precondition(content.count <= maximumLibraryFileSize, "a library file has at most 20 MB")
        let texts = [
            ("Description", description), ("ParametersDescription", parameters ?? ""),
            ("HasParameters", parameters == nil ? "false" : "true"), ("OverrideIfExists", replacing ? "true" : "false"),
        ]
        return Command(
            .uploadLibraryFile, .libraryFile(name), .uploadLibraryFile(size: content.count),
            form: FormBody(
                texts: texts.map { FormBody.Text(name: $0.0, value: $0.1) }, filePart: "File",
                fileName: name.description, content: content),
            expecting: .libraryFile)
    }

    /// Takes a file out of the live response library (delete-library-file). No endpoint gives its bytes back.
    public static func deleteLibraryFile(name: LibraryFileName) -> Command {
        Command(
            .deleteLibraryFile, .libraryFile(name), .deleteLibraryFile, path: ["fileName": name.description],
            expecting: .nothing)
    }
}
