import Canonical
import DefenderAPI
import HTTPTypes

/// The family `live-response-library`.
enum LibraryRoutes {
    static let handlers: [String: RouteHandler] = [
        "list-library-files": list, "upload-library-file": upload, "delete-library-file": delete,
    ]

    private static let list: RouteHandler = { (state, _) throws(ServiceError) in
        Reply(state.library.files.rows, context: "LibraryFiles")
    }

    private static let upload: RouteHandler = { (state, call) throws(ServiceError) in
        let form = try FormReader.read(call.body, contentType: call.contentType ?? "")
        guard let part = form.first(where: { $0.fileName != nil && $0.name.lowercased() == "file" }),
            let name = part.fileName.flatMap(LibraryFileName.init)
        else { throw ServiceError(.invalidRequestBody, Messages.invalidRequestBody) }
        guard part.content.count <= Command.maximumLibraryFileSize else {
            throw ServiceError(.invalidInput, Messages.fileTooLarge(part.content.count))
        }
        func text(_ key: String) -> String? {
            form.first { $0.name.lowercased() == key.lowercased() }.map { String(decoding: $0.content, as: UTF8.self) }
        }
        let known = state.library.files[name.description]
        guard known == nil || text("OverrideIfExists")?.lowercased() == "true" else {
            throw ServiceError(.badRequest, Messages.fileExists(name.description))
        }
        let parameters = text("ParametersDescription") ?? ""
        let file = LibraryFileMaker(start: call.now).complete(
            [
                "fileName": .string(name.description),
                "sha256": .string(String(Digest(of: part.content).description.dropFirst("sha256:".utf8.count))),
                "description": .string(text("Description") ?? ""), "createdBy": .string(call.client.identity),
                "creationTime": known?["creationTime"].json ?? .time(call.now),
                "hasParameters": .bool(text("HasParameters")?.lowercased() == "true" || !parameters.isEmpty),
                "parametersDescription": .string(parameters),
            ], index: 0)
        state.library.put(file, content: part.content)
        return Reply(
            .ok, file, set: "LibraryFiles", effects: [Effect(machineID: nil, type: call.endpoint.id, id: file.key)])
    }

    private static let delete: RouteHandler = { (state, call) throws(ServiceError) in
        let name = call.parameters["fileName"] ?? ""
        guard state.library.files[name] != nil else {
            throw ServiceError(.resourceNotFound, Messages.notFound("LibraryFile", name))
        }
        state.library.remove(name)
        return Reply(empty: .noContent, effects: [Effect(machineID: nil, type: call.endpoint.id, id: name)])
    }
}
