extension EnumSchema {
    /// Numbers as texts: 0 active, 1 passive, 2 disabled, 3 or nothing other, 4 blocking by EDR, 5 passive audit.
    public static let avMode = EnumSchema("AvMode", ["0", "1", "2", "3", "4", "5", ""])

    /// `Canceled` with one l, unlike a machine action's status.
    public static let avScanResult = EnumSchema("AvScanResult", ["Completed", "Canceled", "Failed"])

    /// Texts, not booleans.
    public static let trueFalseUnknown = EnumSchema("TrueFalseUnknown", ["True", "False", "Unknown"])

    public static let osKind = EnumSchema("OsKind", ["windows", "mac", "linux"])
}
