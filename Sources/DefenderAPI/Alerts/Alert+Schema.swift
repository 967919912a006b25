extension Alert {
    /// The properties of `Alert`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "Alert", key: "id", "A finding of the service on one device.",
        fields: [
            Field("id", .string, aliases: ["ID"], filter: .exact, "What names the alert; opaque."),
            Field("title", .string, "The headline that the portal shows."),
            Field("description", .string, "What was found, in prose."),
            Field("alertCreationTime", .timestamp, nullable: true, filter: .instant, "When the alert was raised."),
            Field(
                "lastEventTime", .timestamp, nullable: true, filter: .instant,
                "The last event that belongs to the alert."),
            Field("firstEventTime", .timestamp, nullable: true, "The first event that belongs to the alert."),
            Field(
                "lastUpdateTime", .timestamp, nullable: true, filter: .instant,
                "When the alert last changed; what look-backs go by."),
            Field("resolvedTime", .timestamp, nullable: true, "When the status became Resolved."),
            Field("incidentId", .integer, nullable: true, filter: .number, "The incident that the alert belongs to."),
            Field(
                "investigationId", .integer, nullable: true, filter: .number,
                "The automated investigation that looks into it."),
            Field(
                "investigationState", .enumeration(.investigationState), nullable: true,
                "How far that investigation is."),
            Field("assignedTo", .string, nullable: true, filter: .exact, "Who works on the alert."),
            Field("rbacGroupName", .string, "The device group of the alert's device."),
            Field("mitreTechniques", .list(.string), "MITRE ATT&CK technique ids, e.g. T1486."),
            Field(
                "relatedUser", .record(AlertRelatedUser.schema), nullable: true, "The user that the alert speaks of."),
            Field("severity", .enumeration(.alertSeverity), filter: .closed, "How bad it is, by rank."),
            Field("status", .enumeration(.alertStatus), filter: .closed, "Where the work on it stands."),
            Field(
                "classification", .enumeration(.alertClassification), nullable: true,
                "What an analyst found it to be."),
            Field(
                "determination", .enumeration(.alertDetermination), nullable: true,
                "What kind of true or false positive it is."),
            Field("category", .openEnumeration(.alertCategory), filter: .exact, "The kind of threat, e.g. Ransomware."),
            Field("detectionSource", .openEnumeration(.detectionSource), filter: .exact, "The detector's product."),
            Field("threatFamilyName", .string, nullable: true, "The malware family."),
            Field("threatName", .string, nullable: true, "The malware's name."),
            Field("machineId", .string, "The device's machine id."),
            Field("computerDnsName", .string, "The device's DNS name."),
            Field("aadTenantId", .string, "The tenant's GUID."),
            Field("detectorId", .string, "The detector's GUID."),
            Field("comments", .list(.record(AlertComment.schema)), "What analysts wrote on it."),
            Field(
                "evidence", .list(.record(AlertEvidence.schema)), aliases: ["Evidence"],
                "Files, processes, users, addresses that it rests on."),
        ])
}
