import Canonical
import DefenderAPI
import DefenderClient
import Testing

struct TokenCheckTests {
    private let check = TokenCheck(tenantID: Fixture.tenant, resource: SignIn.defaultResource)

    private func claims(_ claims: JSONValue) throws -> TokenClaims {
        try #require(TokenClaims(token: "e30.\(base64URL(claims.canonicalBytes)).x"))
    }

    @Test func whatCannotBeReadIsForReadingAtMost() {
        #expect(check.fault(nil, writing: false) == nil)
        #expect(check.fault(nil, writing: true)?.contains("nothing is written with it") == true)
    }

    @Test func aTokenWithoutTenantIsForReadingAtMost() throws {
        let claims = try claims(["aud": "https://api.securitycenter.microsoft.com"])
        #expect(check.fault(claims, writing: false) == nil)
        #expect(check.fault(claims, writing: true) == "the token names no tenant (tid): nothing is written with it")
    }

    @Test func aTenantGivenByNameCannotBeCompared() throws {
        let claims = try claims(["aud": ["https://api.securitycenter.microsoft.com"], "tid": "11111111-2222-4333-8444-555555555555"])
        #expect(TokenCheck(tenantID: "contoso.example", resource: SignIn.defaultResource).fault(claims, writing: true) == nil)
        #expect(check.fault(claims, writing: true)?.contains("check tenantId") == true)
    }

    @Test func aTokenForNobodyIsNotUsed() throws {
        #expect(check.fault(try claims(["tid": .string(Fixture.tenant)]), writing: false)?.contains("for nobody") == true)
    }

    @Test func scopesAreOneTextOfAUsersToken() throws {
        let claims = try claims(["scp": "Machine.Read Alert.ReadWrite", "roles": ["Machine.Isolate"]])
        #expect(claims.scopes == ["Machine.Read", "Alert.ReadWrite"])
        #expect(claims.mayCall(.getMachine) && !claims.mayCall(.isolateMachine))
    }

    @Test(arguments: ["", "a", "a.b", "a.b.c.d", "e30.%%.x", "e30.W10.x", "e30.e.x"])
    func whatIsNoJWTHasNoClaims(_ token: String) { #expect(TokenClaims(token: token) == nil) }
}
