/// A C door to Debian's simdjson: one call parses a text, then the caller walks the tape itself.
///
/// The tape's form is simdjson's public document format (doc/tape.md of that project): 64-bit words, the kind in the top
/// byte, 56 bits of payload; strings lie in a second buffer, each as a 32-bit length followed by its bytes.
#ifndef CORDON_CSIMDJSON_H
#define CORDON_CSIMDJSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Why a text was refused.
typedef enum {
    CORDON_JSON_OK = 0,
    CORDON_JSON_SYNTAX = 1,
    CORDON_JSON_DEPTH = 2,
    CORDON_JSON_UTF8 = 3,
    CORDON_JSON_NUMBER = 4,
    CORDON_JSON_SIZE = 5,
    CORDON_JSON_MEMORY = 6,
} cordon_json_status;

/// The memory of a parsed text: its tape and strings, and what parsing needs.
typedef struct cordon_json_memory cordon_json_memory;

/// Answers NULL if there is no memory left.
cordon_json_memory *cordon_json_memory_create(void);

/// Parses `length` bytes into the memory; what it held before is gone. `capacity` says how many bytes from `bytes` on may
/// be read (simdjson reads a few past the end; where that is not allowed the text is copied first). `maximum_depth` has to
/// be the same at each call with one memory. What parsing needs is kept for the next text if `is_reused`.
/// Safe to call from several threads at once, each with a memory of its own.
cordon_json_status cordon_json_parse(
    cordon_json_memory *memory, const uint8_t *bytes, size_t length, size_t capacity, size_t maximum_depth, bool is_reused);

/// The words of the tape; valid until the next text is parsed or the memory is freed.
const uint64_t *cordon_json_tape(const cordon_json_memory *memory);

/// The strings that the tape points into; valid as long as the tape.
const uint8_t *cordon_json_strings(const cordon_json_memory *memory);

/// Frees the memory; accepts NULL.
void cordon_json_memory_free(cordon_json_memory *memory);

/// How far the elements of a list have been looked at, from its first byte on.
typedef struct {
    /// The next byte to look at. Past the end by one where the bytes ended in the middle of an escape.
    size_t position;
    /// How many brackets are open inside the list.
    ptrdiff_t depth;
    bool is_in_string;
    /// Whether `comma` means something.
    bool has_comma;
    /// The last comma between two elements.
    size_t comma;
} cordon_json_list_scan;

/// Why the look at a list stopped.
typedef enum {
    /// All bytes have been looked at.
    CORDON_JSON_LIST_MORE = 0,
    /// There is a comma past `enough`.
    CORDON_JSON_LIST_ENOUGH = 1,
    /// The list's closing bracket stands at `position`.
    CORDON_JSON_LIST_END = 2,
} cordon_json_list_stop;

/// Looks for places at which the elements of a list can be told apart. Strings and brackets alone are looked at; what is no
/// JSON gives places that are of no use.
cordon_json_list_stop cordon_json_scan_list(cordon_json_list_scan *scan, const uint8_t *bytes, size_t length, size_t enough);

#ifdef __cplusplus
}
#endif
#endif
