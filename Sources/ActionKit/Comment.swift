import DefenderAPI

/// The comment of a machine action: what the playbook says, then the step token.
public enum Comment {
    /// The most that a playbook's own part may hold.
    public static let maximum = CommentLimit.maximum

    /// The user's part with control characters made blanks, cut so that all stays within the limit, and the token at
    /// the end.
    public static func marked(_ text: String, _ token: StepToken) -> String {
        CommentLimit.fitted(OneLine.text(text) + " \(token)")
    }

    /// The comment of an action whose `comment` may be left out.
    public static func marked(_ inputs: Inputs, on target: Target, _ token: StepToken) -> String {
        marked(inputs.text("comment") ?? Messages.defaultComment(playbook: target.playbook), token)
    }
}
