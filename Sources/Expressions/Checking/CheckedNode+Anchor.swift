extension CheckedNode {
    /// Where the part is named: an operator between its operands, the name of a function behind its receiver, a field.
    func anchor(in text: [UInt8]) -> Int {
        switch kind {
        case .field(let operand, _, let name), .member(let operand, let name), .optionalMember(let operand, _, let name):
            find(name, behind: operand, text)
        case .call(let call): anchor(of: call, text)
        case .comprehension(let macro): find(macro.effect.rawValue, behind: macro.range, text)
        default: offsets.lowerBound
        }
    }

    private func anchor(of call: Call, _ text: [UInt8]) -> Int {
        guard let first = call.arguments.first else { return offsets.lowerBound }
        guard let operation = call.operation else {
            return first.offsets.lowerBound == offsets.lowerBound ? find(call.function, behind: first, text) : offsets.lowerBound
        }
        switch operation {
        case .conditional: return find("?", behind: first, text)
        case .index, .optionalIndex: return find("[", behind: first, text)
        case .not, .negate: return offsets.lowerBound
        default: return find(operation.spelling, behind: first, text)
        }
    }

    /// The first place behind a part at which a text stands; the start of this part if it does not.
    private func find(_ name: String, behind part: CheckedNode, _ text: [UInt8]) -> Int {
        let name = Array(name.utf8)
        var place = part.offsets.upperBound
        while place + name.count <= offsets.upperBound {
            if text[place..<place + name.count].elementsEqual(name) { return place }
            place += 1
        }
        return offsets.lowerBound
    }
}
