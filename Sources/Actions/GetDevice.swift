public import ActionKit
public import DefenderAPI

/// Looks up a device.
public enum GetDevice: LookupAction {
    public static let key = "get_device"
    public static let summary = "Looks up a device."
    public static let parameters = [
        Parameter("id", .shaped(.deviceID), required: true, summary: "The id of the device.")
    ]
    public static let endpoints: [Endpoint] = [.getMachine]
    public static let outputs = [Output("device", .record(Machine.schema), summary: "The device.")]
    public static let examples = ["get_device: { id: \"${alert.machineId}\" }"]

    public static func question(_ inputs: Inputs, files: [String: ProjectFile]) -> Result<Lookup, Unasked> {
        guard let id = MachineID(inputs.required("id")) else { return .failure(Unasked(Messages.noSuchShape("id"))) }
        return .success(.device(id))
    }
}
