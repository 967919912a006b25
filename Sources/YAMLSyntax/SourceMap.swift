/// Which byte of the file each byte of a scalar's text comes from.
struct SourceMap {
    /// A stretch of text and its origin: byte for byte, or as a whole (an escape, a folded line break).
    struct Piece {
        let text: Range<Int>
        let source: Range<Int>
        let isVerbatim: Bool
        let isLineBreak: Bool
    }

    private(set) var pieces: [Piece] = []
    private let contentStart: Int

    init(contentStart: Int) {
        self.contentStart = contentStart
    }

    var textCount: Int { pieces.last?.text.upperBound ?? 0 }

    // MARK: Building

    mutating func addVerbatim(_ source: Range<Int>) {
        guard !source.isEmpty else { return }
        let start = textCount
        if let last = pieces.last, last.isVerbatim, last.source.upperBound == source.lowerBound {
            pieces[pieces.count - 1] = Piece(
                text: last.text.lowerBound..<start + source.count,
                source: last.source.lowerBound..<source.upperBound, isVerbatim: true, isLineBreak: false)
            return
        }
        pieces.append(
            Piece(text: start..<start + source.count, source: source, isVerbatim: true, isLineBreak: false))
    }

    mutating func addReplaced(_ source: Range<Int>, textCount count: Int, isLineBreak: Bool = false) {
        let start = textCount
        pieces.append(
            Piece(text: start..<start + count, source: source, isVerbatim: false, isLineBreak: isLineBreak))
    }

    // MARK: Asking

    /// The byte of the file under a byte of the text; for the end of the text the place behind its last byte.
    func sourceOffset(of offset: Int) -> Int {
        guard let piece = piece(holding: offset) else { return pieces.last?.source.upperBound ?? contentStart }
        return piece.isVerbatim ? piece.source.lowerBound + offset - piece.text.lowerBound : piece.source.lowerBound
    }

    /// A place at the end of the text is behind its last visible byte, not on the next line.
    func sourceRange(of offsets: Range<Int>) -> Range<Int> {
        let clamped = max(min(offsets.lowerBound, textCount), 0)..<max(min(offsets.upperBound, textCount), 0)
        if clamped.isEmpty {
            let place = clamped.lowerBound == textCount ? visibleEnd : sourceOffset(of: clamped.lowerBound)
            return place..<place
        }
        let start = sourceOffset(of: clamped.lowerBound)
        return start..<max(start, sourceEnd(of: clamped.upperBound - 1))
    }

    private var visibleEnd: Int {
        pieces.last { !$0.isLineBreak }?.source.upperBound ?? contentStart
    }

    private func sourceEnd(of offset: Int) -> Int {
        guard let piece = piece(holding: offset) else { return contentStart }
        return piece.isVerbatim
            ? piece.source.lowerBound + offset - piece.text.lowerBound + 1 : piece.source.upperBound
    }

    private func piece(holding offset: Int) -> Piece? {
        var low = 0
        var high = pieces.count
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].text.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low < pieces.count && pieces[low].text.contains(offset) ? pieces[low] : nil
    }
}
