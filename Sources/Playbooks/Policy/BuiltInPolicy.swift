import Diagnostics

/// The policy that holds where cordon.yaml has none. It is written as a project would write it and read by the same
/// decoder.
public enum BuiltInPolicy {
    public static let text = """
        protect:
          - name: servers
            where: device.osPlatform.startsWith("WindowsServer")
            deny: [isolate_device, restrict_app_execution, offboard_device, run_live_response]
          - name: domain-controllers
            where: device.machineTags.exists(t, t == "tier0" || t == "domain-controller")
            deny: [isolate_device, restrict_app_execution, offboard_device, run_live_response]
          - name: hyper-v-hosts
            where: device.machineTags.exists(t, t == "hyperv")
            deny: [isolate_device, restrict_app_execution, offboard_device, run_live_response]
          - name: high-value
            where: device.deviceValue == "High"
            deny: [isolate_device, restrict_app_execution, offboard_device, run_live_response]
        limits:
          - actions: [isolate_device]
            max: 10
            per: 1h
            share_of_devices: 5%
        approvals:
          - actions: [offboard_device, run_live_response]
        """

    static let file = SourceFile(path: "the built-in policy", text: text)
}
