/// How long the comment of a machine action may be.
public enum CommentLimit {
    /// The service refuses more than 4,000 characters (OBSERVED). Counted in UTF-16 units, the widest reading of that.
    public static let maximum = 4000

    /// The comment if it fits; else cut, with a step token at its end (` [cordon:…]`) kept.
    public static func fitted(_ comment: String) -> String {
        guard comment.utf16.count > maximum else { return comment }
        let token = token(in: comment).map { " " + $0 } ?? ""
        var room = maximum - token.utf16.count
        let kept = comment.unicodeScalars.prefix { scalar in
            room -= UTF16.width(scalar)
            return room >= 0
        }
        return String(kept) + token
    }

    /// The step token at the end of a comment, as it stands there: `[cordon:XXXXXXXXXX]`; nil if there is none.
    public static func token(in comment: String) -> String? {
        let units = Array(comment.utf8.suffix(" [cordon:XXXXXXXXXX]".utf8.count))
        guard units.starts(with: " [cordon:".utf8), units.last == UInt8(ascii: "]") else { return nil }
        return String(decoding: units.dropFirst(), as: UTF8.self)
    }
}
