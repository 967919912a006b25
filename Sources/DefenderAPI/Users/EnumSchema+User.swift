extension EnumSchema {
    /// Open: values in examples.
    public static let userLogonType = EnumSchema("UserLogonType", ["Network", "Interactive"])
}
