import DefenderAPI

/// Takes secrets out of texts from outside: a service may send back what it was sent.
struct Mask: Sendable {
    private let secrets: [Secret]

    init(_ secrets: [Secret]) { self.secrets = secrets }

    func callAsFunction(_ text: String) -> String {
        secrets.reduce(text.withoutTokens) { text, secret in
            // What is shorter would tear ordinary words; no service gives out such secrets.
            secret.reveal { $0.utf8.count < 4 ? text : text.without($0).without($0.formEncoded) }
        }
    }

    func callAsFunction(_ error: APIError) -> APIError {
        error.rewritten { self($0) }
    }

    func callAsFunction(_ failure: ReadFailure) -> ReadFailure {
        switch failure {
        case .unreachable(let why): .unreachable(self(why))
        case .signIn(let why): .signIn(self(why))
        case .forbidden(let missing, let why): .forbidden(missing: missing.map { self($0) }, self(why))
        case .notFound: .notFound
        case .api(let error): .api(self(error))
        case .malformed(let why): .malformed(self(why))
        }
    }
}

extension Mask {
    func callAsFunction(_ result: WriteResult) -> WriteResult {
        switch result {
        case .accepted, .held: result
        case .alreadyInProgress(let error): .alreadyInProgress(self(error))
        case .notSent(let why): .notSent(self(why))
        case .rejected(let error): .rejected(self(error))
        case .unanswered(let why): .unanswered(self(why))
        }
    }
}
