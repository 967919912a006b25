import Testing

/// Nobody outside can send without an order, nor forge or double what allows one: such a file does not compile, and for
/// the reason that was meant.
@Suite(.serialized) struct ForgeryTests {
    struct Forgery: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let source: String
        /// In the compiler's words.
        let reason: String

        init(_ name: String, _ source: String, reason: String) {
            testDescription = name
            self.source = source
            self.reason = reason
        }
    }

    private static let imports = """
        import ActionKit
        import Canonical
        import DefenderAPI
        import DefenderClient
        import Execution
        import Guardrails
        import Planning


        """

    /// The honest way compiles: else every refusal below could come from a broken set-up.
    private static let honest = """
        func carryOut(_ review: Review, _ run: ReviewedRun, _ executor: inout Executor<DefenderClient>) async {
            guard let clearance = review.clearance(of: run) else { return }
            await executor.begin(clearance)
        }
        func perform(_ order: consuming Order<Live>, _ client: DefenderClient) async -> LiveAttempt {
            await client.perform(order, heldBy: nil)
        }
        """

    static let forgeries = [
        Forgery(
            "a command without an order",
            "func send(_ client: DefenderClient, _ command: Command) async { _ = await client.write(command) }",
            reason: "'write' is inaccessible due to 'internal' protection level"),
        Forgery(
            "a command in an order's place",
            "func send(_ client: DefenderClient, _ command: Command) async { _ = await client.perform(command, heldBy: nil) }",
            reason: "cannot convert value of type 'Command' to expected argument type 'Order<Live>'"),
        Forgery(
            "a forged order",
            "func forge(_ command: Command) -> Order<Live> { Order<Live>(.change(command), token: \"AAAAAAAAAA\", intended: .epoch) }",
            reason: "'Order<M>' initializer is inaccessible due to 'internal' protection level"),
        Forgery(
            "a forged clearance",
            "func forge(_ plan: Plan, _ run: ReviewedRun) -> Clearance<Live> { Clearance<Live>(plan: plan, run: run) }",
            reason: "'Clearance<M>' initializer is inaccessible due to 'internal' protection level"),
        Forgery(
            "an order spent twice",
            """
            func twice(_ order: consuming Order<Live>, _ client: DefenderClient) async {
                _ = await client.perform(order, heldBy: nil)
                _ = await client.perform(order, heldBy: nil)
            }
            """, reason: "'order' consumed more than once"),
        Forgery(
            "a clearance spent twice",
            """
            func twice(_ clearance: consuming Clearance<Live>, _ executor: inout Executor<DefenderClient>) async {
                await executor.begin(clearance)
                await executor.begin(clearance)
            }
            """, reason: "'clearance' consumed more than once"),
        Forgery(
            "a copied order", "func copy(_ order: borrowing Order<Live>) -> Order<Live> { copy order }",
            reason: "'copy' cannot be applied to noncopyable types"),
        Forgery(
            "a rehearsal's order for the live effector",
            "func send(_ order: consuming Order<Dry>, _ client: DefenderClient) async { _ = await client.perform(order, heldBy: nil) }",
            reason: "cannot convert value of type 'Order<Dry>' to expected argument type 'Order<Live>'"),
        Forgery(
            "a rehearsal's clearance for the live executor",
            """
            func run(_ clearance: consuming Clearance<Dry>, _ executor: inout Executor<DefenderClient>) async {
                await executor.begin(clearance)
            }
            """, reason: "cannot convert value of type 'Clearance<Dry>' to expected argument type"),
        Forgery(
            "a command from a raw path",
            "func forge() -> Command { Command(method: \"POST\", path: \"/api/machines/x/isolate\", body: \"\") }",
            reason: "'Command' initializer is inaccessible due to 'internal' protection level"),
        Forgery(
            "a command from its parts",
            "func forge(_ machine: MachineID) -> Command { Command(machine, .release(comment: \"x\")) }",
            reason: "'Command' initializer is inaccessible due to 'internal' protection level"),
    ]

    @Test func theHonestWayCompiles() throws {
        let compiler = try #require(Compiler())
        let result = try compiler.compile(Self.imports + Self.honest)
        #expect(result.status == 0, "\(result.output)")
    }

    @Test(arguments: forgeries) func aForgeryDoesNotCompile(forgery: Forgery) throws {
        let compiler = try #require(Compiler())
        let result = try compiler.compile(Self.imports + Self.honest + "\n" + forgery.source)
        #expect(result.status != 0)
        #expect(result.output.contains("error: \(forgery.reason)"), "\(result.output)")
    }
}
