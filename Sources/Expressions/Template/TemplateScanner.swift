/// Finds the `${…}` in a text. The end of one is the brace that closes it, as the language's own tokens see it.
struct TemplateScanner {
    enum Piece {
        case literal(String)
        case expression(String, offset: Int)
    }

    private let bytes: [UInt8]
    private(set) var mistakes = Mistakes()

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    mutating func scan() -> [Piece] {
        var pieces: [Piece] = []
        var literal: [UInt8] = []
        var position = 0
        while position < bytes.count {
            if starts("$${", at: position) {
                literal += Array("${".utf8)
                position += 3
            } else if starts("${", at: position) {
                if !literal.isEmpty { pieces.append(.literal(String(decoding: literal, as: UTF8.self))) }
                literal = []
                position = scanExpression(position, into: &pieces)
            } else {
                literal.append(bytes[position])
                position += 1
            }
        }
        if !literal.isEmpty { pieces.append(.literal(String(decoding: literal, as: UTF8.self))) }
        return pieces
    }

    private func starts(_ text: StaticString, at position: Int) -> Bool {
        let text = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        return bytes[position...].starts(with: text)
    }

    /// - Returns: where the text goes on.
    private mutating func scanExpression(_ start: Int, into pieces: inout [Piece]) -> Int {
        let first = start + 2
        var lexer = Lexer(bytes, from: first)
        var open = 0
        while true {
            let token = lexer.next()
            switch token.kind {
            case .symbol(.leftBrace): open += 1
            case .symbol(.rightBrace) where open > 0: open -= 1
            case .symbol(.rightBrace):
                let text = String(decoding: bytes[first..<token.offsets.lowerBound], as: UTF8.self)
                pieces.append(.expression(text, offset: first))
                return token.offsets.upperBound
            case .end:
                mistakes.report(.unterminatedInterpolation, at: start..<first)
                return bytes.count
            default: break
            }
        }
    }
}
