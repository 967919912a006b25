import HTTPTypes

extension Endpoint {
    static let liveResponseLibrary = [listLibraryFiles, uploadLibraryFile, deleteLibraryFile]

    public static let listLibraryFiles = Endpoint(
        "list-library-files", .get, "/api/libraryfiles",
        application: ["Library.Manage"], delegated: ["Library.Manage"])

    public static let uploadLibraryFile = Endpoint(
        "upload-library-file", .post, "/api/libraryfiles",
        application: ["Library.Manage"], delegated: ["Library.Manage"],
        isChanging: true, reversedBy: "delete-library-file")

    public static let deleteLibraryFile = Endpoint(
        "delete-library-file", .delete, "/api/libraryfiles/{fileName}",
        application: ["Library.Manage"], delegated: ["Library.Manage"],
        isChanging: true, reversedBy: "upload-library-file")
}
