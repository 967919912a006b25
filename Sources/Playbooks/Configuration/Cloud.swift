/// The clouds in which the service runs (mde-auth.yaml, hosts per cloud).
public enum Cloud: String, Sendable, CaseIterable {
    case commercial, gcc, gccHigh, dod
}

/// The geographic regions of the API's hosts (mde-auth.yaml).
public enum Region: String, Sendable, CaseIterable {
    case us, eu, uk, au, swa, ina, aea
}
