/// A part of the simulated company: gives devices their names and their device group.
struct Department: Sendable {
    let code: String
    let group: String
    let groupID: Int

    static let infrastructure = Department(code: "inf", group: "Infrastructure", groupID: 12)

    static let all = [
        Department(code: "fin", group: "Finance", groupID: 10), Department(code: "hr", group: "Human Resources", groupID: 11),
        infrastructure, Department(code: "eng", group: "Engineering", groupID: 13),
        Department(code: "sal", group: "Sales", groupID: 14), Department(code: "ops", group: "Operations", groupID: 15),
    ]
}
