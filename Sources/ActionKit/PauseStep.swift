/// `pause` among the actions: it changes nothing and asks nobody.
public enum PauseStep: ControlAction {
    public static let key = "pause"
    public static let summary = "Waits for a time or for something to hold."
    public static let sentence = Messages.pauses
}
