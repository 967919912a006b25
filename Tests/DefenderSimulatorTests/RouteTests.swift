import Canonical
import DefenderAPI
import DefenderSimulator
import HTTPTypes
import Testing

struct RouteTests {
    @Test(arguments: Endpoint.all)
    func eachDeclaredEndpointHasARoute(endpoint: Endpoint) async throws {
        let laboratory = try await Laboratory { $0.roles = [] }
        let path = endpoint.template.path(Dictionary(uniqueKeysWithValues: endpoint.template.holes.map { ($0, "x") }))
        // Without any role every endpoint refuses; a missing one would not be found.
        let signedIn = try #require(try await laboratory.signIn().json["access_token"]?.stringValue)
        let answer = try await laboratory.send(endpoint.method, path, token: signedIn)
        #expect(endpoint.applicationPermissions.isEmpty ? answer.status == 200 : answer.status == 403)
        for permission in endpoint.applicationPermissions { #expect(answer.message.contains(permission)) }
    }

    @Test func theRefusalNamesTheRolesThatAreThere() async throws {
        let laboratory = try await Laboratory { $0.roles = ["Alert.Read.All"] }
        let answer = try await laboratory.get("/api/machines")
        #expect(answer.code == "Forbidden")
        #expect(
            answer.message.hasPrefix(
                "The application does not have any of the required application permissions "
                    + "(Machine.Read.All, Machine.ReadWrite.All) to access the resource."))
        #expect(answer.message.contains("Alert.Read.All"))
    }

    @Test(arguments: [
        "/api/alerts", "/API/Alerts", "/api/alerts/", "/api/v1.0/alerts", "/Api/V1.0/ALERTS/?%24top=3",
        "/api//alerts?$top=3&$count=true",
    ])
    func pathsAreTakenAsTolerantlyAsByTheService(path: String) async throws {
        #expect(try await Laboratory().get(path).status == 200)
    }

    @Test(arguments: ["/", "/api", "/api/nothing", "/alerts", "/api/v2.0/alerts", "/api/machines/x/isolate/y"])
    func whatMatchesNoRouteIsNotFoundInTheServicesEnvelope(path: String) async throws {
        let laboratory = try await Laboratory()
        let answer = try await laboratory.get(path)
        #expect(answer.status == 404)
        #expect(answer.code == "NotFound")
        #expect(answer.json["error"]?["target"]?.stringValue?.utf8.count == 36)
    }

    @Test(arguments: [
        ("PUT", "/api/alerts", "GET, HEAD"), ("OPTIONS", "/api/machines", "GET, HEAD"), ("GET", "/api/machines/x/isolate", "POST"),
        ("HEAD", "/api/machines/x/isolate", "POST"), ("DELETE", "/API/v1.0/Alerts/x/", "GET, HEAD, PATCH"),
    ])
    func anotherMethodIsToldFromAnotherPath(method: String, path: String, allowed: String) async throws {
        let laboratory = try await Laboratory()
        let answer = try await laboratory.send(try #require(.init(method)), path, token: nil)
        #expect(answer.status == 405 && answer.headers[.allow] == allowed)
        #expect(answer.code == "MethodNotAllowed" || method == "HEAD")
        let strict = try await Laboratory { $0.isStrict = true }
        #expect(try await strict.send(try #require(.init(method)), path, token: nil).status == 501)
    }

    @Test(arguments: [
        ("application/json", 201), ("application/json; charset=utf-8", 201), ("APPLICATION/JSON", 201), ("text/json", 201),
        (nil, 201), ("text/plain", 415), ("application/x-www-form-urlencoded", 415), ("application/xml", 415),
    ])
    func aBodyThatIsNoJSONIsRefused(mediaType: String?, status: Int) async throws {
        let laboratory = try await Laboratory()
        let token = try #require(try await laboratory.signIn().json["access_token"]?.stringValue)
        let path = "/api/machines/\(try await laboratory.firstMachine())/isolate"
        let answer = try await laboratory.send(
            .post, path, #"{"Comment":"c","IsolationType":"Full"}"#, token: token,
            headers: mediaType.map { [.contentType: $0] } ?? [:])
        #expect(answer.status == status)
        #expect(try await laboratory.journal().count == (status == 201 ? 1 : 0))
        if status == 415 { #expect(answer.code == "UnsupportedMediaType") }
    }

    @Test func requestsAreCountedPerRoute() async throws {
        let laboratory = try await Laboratory()
        _ = try await laboratory.get("/API/v1.0/machines/nobody")
        _ = try await laboratory.get("/api/machines/nobody/")
        _ = try await laboratory.get("/api/nothing")
        let counters = try await laboratory.send(.get, "/_simulator/counters", token: nil).json
        let expected: JSONValue = [
            ["method": "GET", "route": "*", "status": 404, "count": 1],
            ["method": "GET", "route": "/api/machines/{id}", "status": 404, "count": 2],
            ["method": "POST", "route": "/{tenant}/oauth2/v2.0/token", "status": 200, "count": 1],
        ]
        #expect(counters == expected)
    }

    @Test func theAdminApiIsForThisMachineOnly() async throws {
        let laboratory = try await Laboratory()
        #expect(try await laboratory.send(.get, "/_simulator/journal", token: nil, isLocal: false).status == 403)
        #expect(try await laboratory.send(.get, "/_simulator/nothing", token: nil).status == 404)
    }

    @Test func badlyEncodedTargetsAreRefused() async throws {
        let laboratory = try await Laboratory()
        #expect(try await laboratory.get("/api/alerts?$top=%2").status == 400)
        #expect(try await laboratory.get("/api/alerts/%ff").status == 400)
    }

    @Test func headIsGetWithoutABody() async throws {
        let laboratory = try await Laboratory()
        let token = try await laboratory.signIn().json["access_token"]?.stringValue
        let read = try await laboratory.send(.get, "/api/machines?$top=2", token: token)
        let head = try await laboratory.send(.head, "/api/machines?$top=2", token: token)
        #expect(head.status == 200 && head.body.isEmpty)
        #expect(head.headers[.contentLength] == "\(read.body.count)")
        #expect(try await laboratory.send(.head, "/api/machines", token: nil).status == 401)
    }
}
