public import Diagnostics

/// A playbook's own `limits`: past them runs wait for a person.
public struct RunLimits: Sendable {
    /// What `once_per` counts by.
    public enum Subject: String, Sendable, CaseIterable {
        case device, incident, key, row
    }

    /// The same playbook does not act twice on one subject within the time.
    public struct CoolDown: Sendable {
        public let subject: Spanned<Subject>
        public let time: Duration
    }

    /// The most devices that the playbook touches in a window.
    public struct Devices: Sendable {
        public let count: Int?
        /// Of the onboarded devices.
        public let share: Share?
        public let window: Duration
        /// The channel that is told.
        public let notify: Spanned<String>?
    }

    public let oncePer: [CoolDown]
    public let devices: Spanned<Devices>?

    private static let times: [Key<Spanned<Duration>>] = RunLimits.Subject.allCases.map { subject in
        Key(subject.rawValue, Form.duration().spanned, "Not twice within this time on one \(subject.rawValue).")
    }
    private static let oncePerForm = MappingForm<[CoolDown]>("`once_per`", "A cool-down.", times) { fields in
        zip(Subject.allCases, times).compactMap { subject, key in
            guard let time = fields[key], let place = fields.place(of: key) else { return nil }
            return CoolDown(subject: Spanned(subject, at: place), time: time.value)
        }
    }

    private static let count = Key("count", Form.integer(1...1_000_000), "How many devices.")
    private static let share = Key("share", Form.share, "Which part of the onboarded devices.")
    private static let per = Key("per", Form.duration(), required: true, "The window.")
    private static let notify = Key("notify", Form.text.spanned, "The channel that is told when it is reached.")
    private static let devicesForm = MappingForm<Devices>(
        "`max_devices`", "The most devices in a window.", [count, share, per, notify]
    ) { fields in
        let (count, share, window, channel) = (fields[Self.count], fields[Self.share], fields[per], fields[notify])
        if !fields.has(Self.count), !fields.has(Self.share) { fields.collector.report(Messages.countOrShare(fields.blame)) }
        return window.map { Devices(count: count, share: share, window: $0, notify: channel) }
    }

    private static let oncePer = Key("once_per", oncePerForm.form, "A cool-down by subject.")
    private static let maxDevices = Key("max_devices", devicesForm.form.spanned, "The most devices in a window.")

    static let form = MappingForm<RunLimits>("`limits`", "Past these, runs wait for a person.", [oncePer, maxDevices]) { fields in
        let (coolDowns, devices) = (fields[Self.oncePer], fields[maxDevices])
        return RunLimits(oncePer: coolDowns ?? [], devices: devices)
    }
}
