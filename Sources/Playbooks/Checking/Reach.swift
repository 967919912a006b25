import DefenderAPI
public import Expressions

/// What an expression may have to fetch beside what its run is about, known from its text alone.
public struct Reach: Sendable {
    public enum Kind: Sendable, Hashable {
        case navigation(NavigationProperty)
        case collection(TenantCollection)
        case function(HostFunction)
        /// `vars`, `data`.
        case project(String)
        /// `undone`, `already` and outputs of an earlier step.
        case step(String)
    }

    public let kind: Kind
    /// In the expression's text.
    public let offsets: Range<Int>

    /// The endpoint of mde-api.yaml that is asked; nil if none is.
    public var endpoint: String? {
        switch kind {
        case .navigation(let property): property.endpoint
        case .collection(let collection): collection.endpoint
        case .function(let function): function.endpoint
        case .project, .step: nil
        }
    }

    /// As the language writes it: `device.alerts`, `tenant.runs`, `during()`.
    public var name: String {
        switch kind {
        case .navigation(let property): "\(property.owner.rawValue).\(property.name)"
        case .collection(let collection): "tenant.\(collection.name)"
        case .function(let function): "\(function.rawValue)()"
        case .project(let root): root
        case .step(let field): "steps.ID.\(field)"
        }
    }

    /// All in a checked expression, in the order of the text.
    /// - Parameter roots: the names of the scope that it was checked in.
    public static func all(in root: CheckedNode, roots: [Scope.Root]) -> [Reach] {
        var found: [Reach] = []
        root.visit { node in if let kind = kind(of: node, roots) { found.append(Reach(kind: kind, offsets: node.offsets)) } }
        return found.sorted { $0.offsets.lowerBound < $1.offsets.lowerBound }
    }

    private static func kind(of node: CheckedNode, _ roots: [Scope.Root]) -> Kind? {
        switch node.kind {
        case .variable(let slot):
            guard roots.indices.contains(slot), [.vars, .data].contains(roots[slot]) else { return nil }
            return .project(roots[slot].rawValue)
        case .call(let call):
            return call.hostFunction.map { .function(HostFunction.allCases[$0]) }
        case .field(let operand, _, let name), .optionalMember(let operand, _, let name), .presence(let operand, _, let name):
            guard case .object(let type) = operand.type.withoutNull else { return nil }
            if type.name == Vocabulary.tenant.name {
                return Vocabulary.tenantCollections.first { $0.name == name }.map { .collection($0) }
            }
            if type.name.hasPrefix("steps."), name != "outcome" { return .step(name) }
            return NavigationProperty.named(name, ofType: type.name).map { .navigation($0) }
        default: return nil
        }
    }
}
