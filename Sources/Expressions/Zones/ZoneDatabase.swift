/// The system's database of time zones, as far as authors' texts are held against it.
public enum ZoneDatabase {
    /// Whether there is a database, and the name is not in it. A machine without one cannot tell.
    public static func lacks(_ name: String) -> Bool {
        TimeZones.offset(name, at: 0) == nil && TimeZones.offset("UTC", at: 0) != nil
    }
}
