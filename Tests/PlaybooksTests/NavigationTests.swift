import DefenderAPI
import Expressions
import Playbooks
import Testing

/// The look-ups of the language stand on the API.
struct NavigationTests {
    @Test(arguments: NavigationProperty.all)
    func aPropertyIsALookUpThatReads(_ property: NavigationProperty) throws {
        let type = Vocabulary.type(of: property.owner)
        let index = try #require(type.index(of: property.name))
        #expect(type.fields[index].type == property.type)
        #expect(type.fields.filter { $0.name == property.name }.count == 1, "an API property has the name too")
        if let schema = property.owner.schema { #expect(Vocabulary.navigation(of: schema, at: index) == property) }
        guard case .endpoint(let id, let key) = property.source else { return }
        #expect(try #require(Endpoint.named(id)).isChanging == false)
        #expect(type.index(of: key) != nil)
    }

    @Test func collectionsAndFunctionsAreLookUpsThatRead() throws {
        for id in Vocabulary.tenantCollections.compactMap(\.endpoint) + HostFunction.allCases.compactMap(\.endpoint) {
            #expect(try #require(Endpoint.named(id)).isChanging == false)
        }
    }

    /// What an expression may fetch is known from its text.
    @Test func whatAnExpressionReachesIsKnownFromItsText() throws {
        let rule = try Checked(where: "alert.device.users.exists(u, u.isDomainAdmin) && file('a').statistics.organizationPrevalence < 5")
            .rule()
        let reached = Reach.all(in: try #require(rule.alertTrigger).condition.checked.root, roots: rule.roots)
        #expect(Set(reached.map(\.name)) == ["alert.device", "device.users", "file()", "file.statistics"])
        #expect(Set(reached.compactMap(\.endpoint)) == ["get-machine", "list-machine-logon-users", "get-file", "get-file-stats"])
    }
}
