/// An IPv4 or IPv6 address, for the network extension.
struct IPAddress: Hashable, Sendable {
    let isVersion4: Bool
    /// The number; an IPv4 address has 32 bits of it.
    let bits: UInt128

    var width: Int { isVersion4 ? 32 : 128 }

    /// The address with all bits past the first `length` cleared.
    func masked(_ length: Int) -> IPAddress {
        let shift = width - length
        return IPAddress(isVersion4: isVersion4, bits: shift >= 128 ? 0 : (bits >> shift) << shift)
    }

    private func isIn(_ network: UInt128, _ length: Int) -> Bool { bits >> (width - length) == network }

    var isUnspecified: Bool { bits == 0 }
    var isLoopback: Bool { isVersion4 ? isIn(127, 8) : bits == 1 }
    var isMulticast: Bool { isVersion4 ? isIn(0xE, 4) : isIn(0xFF, 8) }
    var isLinkLocalMulticast: Bool { isVersion4 ? isIn(0xE00000, 24) : isIn(0xFF, 8) && bits >> 112 & 0xF == 2 }
    var isLinkLocalUnicast: Bool { isVersion4 ? isIn(0xA9FE, 16) : isIn(0xFE80 >> 6, 10) }
    /// Private networks count as global here, as they do in Go's netip.
    var isGlobalUnicast: Bool {
        let isBroadcast = isVersion4 && bits == 0xFFFF_FFFF
        return !isUnspecified && !isBroadcast && !isLoopback && !isMulticast && !isLinkLocalUnicast
    }
}
