import DefenderAPI
import HTTPTypes

extension HTTPRequest {
    /// A request to the API with its token. The one place that writes a bearer: it can go to no other origin.
    init(_ request: WireRequest, to origin: Origin, bearer: String) {
        self.init(method: request.method, scheme: origin.scheme, authority: origin.authority, path: request.target)
        headerFields[.authorization] = "Bearer \(bearer)"
        headerFields[.accept] = "application/json"
        headerFields[.userAgent] = "cordon"
        if let form = request.form {
            headerFields[.contentType] = form.contentType
        } else if request.body != nil {
            headerFields[.contentType] = "application/json"
        }
    }
}
