/// `call` among the actions: what it does, the steps of the playbook do that it runs.
public enum CallStep: ControlAction {
    public static let key = "call"
    public static let summary = "Runs another playbook."
    public static let sentence = Messages.calls
    public static let acts = true
}
