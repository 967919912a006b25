import HTTPTypes

/// The pages that people see. Plain forms: a script can post them as well.
enum LoginPage {
    static func device(code: String) -> Reply {
        page(
            Messages.deviceTitle,
            """
            <form method="post"><label>\(Messages.deviceField) <input name="otc" value="\(escaped(code))" autofocus></label>
            \(buttons)</form>
            """)
    }

    /// - Parameter fields: what the app asked with; it goes along.
    static func authorization(app: String, user: String, _ fields: NameValuePairs) -> Reply {
        let hidden = fields.pairs.map { #"<input type="hidden" name="\#(escaped($0.name))" value="\#(escaped($0.value))">"# }
        return page(
            Messages.consentTitle(app: escaped(app), user: escaped(user)),
            "<form method=\"post\">\(hidden.joined(separator: "\n"))\n\(buttons)</form>")
    }

    /// Sends the answer on as a form (OAuth 2.0 Form Post Response Mode).
    static func posting(_ fields: [(String, String)], to uri: String) -> Reply {
        let hidden = fields.map { #"<input type="hidden" name="\#(escaped($0.0))" value="\#(escaped($0.1))">"# }
        return page(
            Messages.consentDone,
            "<form method=\"post\" action=\"\(escaped(uri))\">\(hidden.joined(separator: "\n"))\n<button>\(Messages.goOn)</button></form>")
    }

    static func outcome(_ sentence: String) -> Reply { page(sentence, "") }

    private static let buttons = """
        <button name="action" value="approve">\(Messages.approve)</button>
        <button name="action" value="decline">\(Messages.decline)</button>
        """

    private static func page(_ title: String, _ content: String) -> Reply {
        let text =
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>\(title)</title></head>"
            + "<body><h1>\(title)</h1>\(content)</body></html>\n"
        var reply = Reply(.ok, body: Array(text.utf8))
        reply.headers[.contentType] = "text/html; charset=utf-8"
        return reply
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
    }
}
