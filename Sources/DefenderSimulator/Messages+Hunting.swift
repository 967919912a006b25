/// What advanced hunting says.
extension Messages {
    static let resultTooLarge =
        "Query execution has exceeded the allowed result size. Optimize your query by limiting the number of results and try again."
    static let noQuery = "The query must not be empty."
    static let badTimespan =
        "The parameter 'Timespan' must be an ISO 8601 duration such as P7D, or two of start, duration and end with a slash between."

    static func huntingQuota(_ limit: String, _ seconds: Int) -> String {
        "The tenant has used up its \(limit) of advanced hunting. Try again in \(seconds) seconds."
    }

    /// - Parameter query: for the line and the column, both from 1, columns in Unicode scalars.
    static func hunting(_ failure: KQLFailure, in query: String) -> String {
        let before = query.unicodeScalars.prefix(failure.offset)
        let line = before.count { $0 == "\n" } + 1
        let column = before.count - (before.lastIndex(of: "\n").map { before.distance(from: before.startIndex, to: $0) + 1 } ?? 0) + 1
        return "\(sentence(failure.reason)) At line \(line), position \(column)."
    }

    private static func sentence(_ reason: KQLFailure.Reason) -> String {
        switch reason {
        case .empty: noQuery
        case .unexpectedCharacter(let text): "Syntax error: the character '\(text)' is not expected."
        case .unterminatedString: "Syntax error: the string literal is not closed."
        case .unexpected(let text): "Syntax error: '\(text)' is not expected."
        case .unexpectedEnd: "Syntax error: the query ends too soon."
        case .unknownTable(let name): "Failed to resolve table or column expression named '\(name)'."
        case .unknownOperator(let name):
            "Unknown operator '\(name)'. Supported: where, project, extend, take, limit, sort by, order by, top, distinct, count, getschema."
        case .unknownFunction(let name): "Unknown function '\(name)'."
        case .unknownColumn(let name, let step): "'\(step)' operator: Failed to resolve column or scalar expression named '\(name)'."
        case .wrongArgumentCount(let name): "The function '\(name)' takes another number of arguments."
        case .incompatibleTypes(let word): "The types of the operands do not go with '\(word)'."
        case .notBoolean(let step): "'\(step)' operator: the expression must be of type bool."
        case .tooDeep: "The expression is nested too deeply."
        }
    }
}
