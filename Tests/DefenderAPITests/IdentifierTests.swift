import DefenderAPI
import Testing

struct IdentifierTests {
    @Test(arguments: [
        "1e5bc9d7e413ddd7902c2932e418702b84d0cc07", "1E5BC9D7E413DDD7902C2932E418702B84D0CC07",
    ])
    func aMachineIdIsFortyHexDigits(_ text: String) {
        #expect(MachineID(text)?.description == "1e5bc9d7e413ddd7902c2932e418702b84d0cc07")
    }

    @Test(arguments: [
        "", "desktop-1.contoso.com", "1e5bc9d7e413ddd7902c2932e418702b84d0cc0", "1e5bc9d7e413ddd7902c2932e418702b84d0cc077",
        "1e5bc9d7e413ddd7902c2932e418702b84d0cc0g", "1e5bc9d7e413ddd7902c2932e418702b84d0cc/7", " e5bc9d7e413ddd7902c2932e418702b84d0cc07",
        "１e5bc9d7e413ddd7902c2932e418702b84d0cc07",
    ])
    func nothingElseIsAMachineId(_ text: String) { #expect(MachineID(text) == nil) }

    @Test func anActionIdIsAGuid() {
        let text = "2E9DA30D-27F6-4208-81F2-9CD3D67893BA"
        #expect(MachineActionID(text)?.description == "2e9da30d-27f6-4208-81f2-9cd3d67893ba")
    }

    @Test(arguments: [
        "", "2e9da30d27f6420881f29cd3d67893ba", "{2e9da30d-27f6-4208-81f2-9cd3d67893ba}", "2e9da30d-27f6-4208-81f2-9cd3d67893b",
        "2e9da30d-27f6-4208-81f2-9cd3d67893bg", "2e9da30d-27f6-4208-81f29-cd3d67893ba", "2e9da30d/27f6-4208-81f2-9cd3d67893ba",
    ])
    func nothingElseIsAnActionId(_ text: String) { #expect(MachineActionID(text) == nil) }

    @Test(arguments: ["da637472900382838869_-1364969609", "ed0c9d1e-2f4a", "dm~1:2=", "a.b"])
    func anAlertIdIsOpaque(_ text: String) { #expect(AlertID(text)?.description == text) }

    @Test(arguments: ["", ".", "..", "a/b", "a?b", "a#b", "a%2Fb", "a b", "a'b", "a\\b", "é", "a\nb"])
    func noAlertIdMeansSomethingInAPath(_ text: String) { #expect(AlertID(text) == nil) }

    @Test func anAlertIdHasAnEnd() {
        #expect(AlertID(String(repeating: "a", count: 256)) != nil)
        #expect(AlertID(String(repeating: "a", count: 257)) == nil)
    }
}
