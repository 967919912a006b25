import Diagnostics

/// The policy that holds where cordon.yaml has none. It is written as a project would write it and read by the same
/// decoder.
public enum BuiltInPolicy {
    public static let text = """
        protect:
          - name: servers
            where: device.osPlatform.startsWith("WindowsServer")
            deny: [isolate_device]
          - name: domain-controllers
            where: device.machineTags.exists(t, t == "tier0" || t == "domain-controller")
            deny: [isolate_device]
          - name: hyper-v-hosts
            where: device.machineTags.exists(t, t == "hyperv")
            deny: [isolate_device]
          - name: high-value
            where: device.deviceValue == "High"
            deny: [isolate_device]
        limits:
          - actions: [isolate_device]
            max: 10
            per: 1h
            share_of_devices: 5%
        """

    static let file = SourceFile(path: "the built-in policy", text: text)
}
