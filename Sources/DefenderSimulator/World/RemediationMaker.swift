import Canonical
import DefenderAPI

/// Makes remediation tasks: those of generated worlds, and those that a world file tells of.
struct RemediationMaker: Sendable {
    let seed: UInt64
    let start: Timestamp

    /// The task with every property filled: what is given stays.
    func complete(_ given: JSONObject, index: Int) -> Record {
        var random = SplitMix64(seed: seed, stream: "remediation", index: index)
        let created = start.shifted(by: .seconds(-86_400 * random.number(in: 3..<25)))
        let product = Product.all[(index * 5) % Product.all.count]
        var values: JSONObject = [
            "id": .string(random.guid()), "title": .string("Update \(product.name)"), "createdOn": .time(created),
            "requesterId": .string(random.guid()), "requesterEmail": "analyst@contoso.example", "status": "Active",
            "statusLastModifiedOn": .time(created), "description": .string("Update \(product.name) to a later version."),
            "relatedComponent": .string(product.name), "targetDevices": 0, "rbacGroupNames": [], "fixedDevices": 0,
            "requesterNotes": "", "dueOn": .time(created.shifted(by: .seconds(30 * 86_400))), "category": "Software",
            "productivityImpactRemediationType": .null, "priority": .string(random.pick(["Low", "Medium", "High"])),
            "completionMethod": "Automatic", "completerId": .null, "completerEmail": .null, "scid": .null,
            "type": "Update", "productId": .string(product.id), "vendorId": .string(product.vendor),
            "nameId": .string(product.name), "recommendedVersion": .string(product.newest.number),
            "recommendedVendor": .string(product.vendor), "recommendedProgram": .string(product.name),
        ]
        values.merge(given)
        return Record(schema: RemediationTask.schema, made: values)
    }
}
