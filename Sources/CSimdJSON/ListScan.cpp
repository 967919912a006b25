#include "CSimdJSON.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace {

constexpr size_t block_size = 64;

/// Which bytes of a block are of a kind, the first in the lowest bit.
struct Block {
    uint64_t quotes, backslashes, opening, closing, commas;
};

// A bracket and a brace of one direction differ in the bit 0x20 alone.
constexpr char bracket_bit = 0x20;

#if defined(__SSE2__)
uint64_t bits(const __m128i (&bytes)[4], char wanted) {
    const __m128i pattern = _mm_set1_epi8(wanted);
    uint64_t result = 0;
    for (int part = 0; part < 4; part++) {
        result |= static_cast<uint64_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes[part], pattern))) << (16 * part);
    }
    return result;
}

Block look_at(const uint8_t *bytes) {
    __m128i plain[4], folded[4];
    for (int part = 0; part < 4; part++) {
        plain[part] = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + 16 * part));
        folded[part] = _mm_or_si128(plain[part], _mm_set1_epi8(bracket_bit));
    }
    return {bits(plain, '"'), bits(plain, '\\'), bits(folded, '{'), bits(folded, '}'), bits(plain, ',')};
}
#else
Block look_at(const uint8_t *bytes) {
    Block block{};
    for (size_t place = 0; place < block_size; place++) {
        const uint8_t byte = bytes[place], folded = byte | bracket_bit;
        block.quotes |= static_cast<uint64_t>(byte == '"') << place;
        block.backslashes |= static_cast<uint64_t>(byte == '\\') << place;
        block.opening |= static_cast<uint64_t>(folded == '{') << place;
        block.closing |= static_cast<uint64_t>(folded == '}') << place;
        block.commas |= static_cast<uint64_t>(byte == ',') << place;
    }
    return block;
}
#endif

/// Bits from each quote up to the one that closes it.
uint64_t between(uint64_t quotes) {
    for (int shift = 1; shift < 64; shift *= 2) quotes ^= quotes << shift;
    return quotes;
}

/// One byte that is in no string.
cordon_json_list_stop look_at(cordon_json_list_scan &scan, size_t place, uint8_t byte, size_t enough) {
    switch (byte) {
    case '{':
    case '[':
        scan.depth += 1;
        break;
    case ']':
        if (scan.depth == 0) {
            scan.position = place;
            return CORDON_JSON_LIST_END;
        }
        scan.depth -= 1;
        break;
    case '}':
        scan.depth -= 1;
        break;
    case ',':
        if (scan.depth != 0) break;
        scan.comma = place;
        scan.has_comma = true;
        scan.position = place + 1;
        if (scan.position > enough) return CORDON_JSON_LIST_ENOUGH;
        break;
    default:
        break;
    }
    return CORDON_JSON_LIST_MORE;
}

cordon_json_list_stop scan_bytes(cordon_json_list_scan &scan, const uint8_t *bytes, size_t end, size_t enough) {
    size_t place = scan.position;
    while (place < end) {
        const uint8_t byte = bytes[place];
        if (scan.is_in_string) {
            if (byte == '"') scan.is_in_string = false;
            place += byte == '\\' ? 2 : 1;
            continue;
        }
        scan.is_in_string = byte == '"';
        const cordon_json_list_stop stop = look_at(scan, place, byte, enough);
        if (stop != CORDON_JSON_LIST_MORE) return stop;
        place += 1;
    }
    scan.position = place;
    return CORDON_JSON_LIST_MORE;
}

/// A block without a backslash.
cordon_json_list_stop scan_block(cordon_json_list_scan &scan, const uint8_t *bytes, const Block &block, size_t enough) {
    const size_t start = scan.position;
    const uint64_t strings = between(block.quotes) ^ (scan.is_in_string ? ~uint64_t{0} : 0);
    const uint64_t opening = block.opening & ~strings, closing = block.closing & ~strings;
    const ptrdiff_t closed = __builtin_popcountll(closing);
    if (scan.depth > closed) {
        // Whatever their order, the block is inside an element.
        scan.depth += __builtin_popcountll(opening) - closed;
    } else {
        for (uint64_t rest = opening | closing | (block.commas & ~strings); rest != 0; rest &= rest - 1) {
            const size_t place = start + static_cast<size_t>(__builtin_ctzll(rest));
            const cordon_json_list_stop stop = look_at(scan, place, bytes[place], enough);
            if (stop == CORDON_JSON_LIST_MORE) continue;
            scan.is_in_string = false;
            return stop;
        }
    }
    scan.is_in_string = strings >> 63 != 0;
    scan.position = start + block_size;
    return CORDON_JSON_LIST_MORE;
}

}  // namespace

cordon_json_list_stop cordon_json_scan_list(cordon_json_list_scan *scan, const uint8_t *bytes, size_t length, size_t enough) {
    while (scan->position < length && length - scan->position >= block_size) {
        const Block block = look_at(bytes + scan->position);
        const cordon_json_list_stop stop = block.backslashes == 0
            ? scan_block(*scan, bytes, block, enough)
            : scan_bytes(*scan, bytes, scan->position + block_size, enough);
        if (stop != CORDON_JSON_LIST_MORE) return stop;
    }
    return scan_bytes(*scan, bytes, length, enough);
}
