/// `assert` among the actions: it does nothing and asks nobody.
public enum AssertStep: ControlAction {
    public static let key = "assert"
    public static let summary = "Fails unless an expression holds."
    public static let sentence = Messages.asserts
}
