/// The trigger `devices` as it was written.
public struct DeviceTriggerSource: Sendable {
    public let condition: Embedded?
    public let every: Duration?

    private static let condition = Key(
        "where", Form.embedded([#"device.exposureLevel == "High""#]), required: true, "Which devices: an expression on `device`.")
    private static let every = Key("every", Form.duration(), required: true, "How often the devices are read.")

    static let form = MappingForm<DeviceTriggerSource>(
        "`devices`", "Each matching device starts a run.", [condition, every]
    ) { fields in
        DeviceTriggerSource(condition: fields[condition], every: fields[every])
    }
}
