/// `undo` among the actions: it sends what the plan of an earlier run names to take its steps back.
public enum UndoStep: ControlAction {
    public static let key = "undo"
    public static let summary = "Takes back what a run put in force."
    public static let sentence = Messages.undoes
    public static let acts = true
    public static let continuesIfAlready = true
    public static let aspects = Set(DeviceState.Aspect.Kind.allCases)
}
