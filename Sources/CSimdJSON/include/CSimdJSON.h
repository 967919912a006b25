/// A C door to Debian's simdjson: one call parses a text, then the caller walks the tape itself.
///
/// The tape's form is simdjson's public document format (doc/tape.md of that project): 64-bit words, the kind in the top
/// byte, 56 bits of payload; strings lie in a second buffer, each as a 32-bit length followed by its bytes.
#ifndef CORDON_CSIMDJSON_H
#define CORDON_CSIMDJSON_H

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

/// A parsed text: the owner of its tape and strings.
typedef struct cordon_json_document cordon_json_document;

/// Parses `length` bytes. `capacity` says how many bytes from `bytes` on may be read (simdjson reads a few past the end;
/// where that is not allowed the text is copied first). Answers NULL and sets `status` when the text is refused.
/// Safe to call from several threads at once.
cordon_json_document *cordon_json_parse(
    const uint8_t *bytes, size_t length, size_t capacity, size_t maximum_depth, cordon_json_status *status);

/// The words of the tape; valid until the document is freed.
const uint64_t *cordon_json_tape(const cordon_json_document *document);

/// The strings that the tape points into; valid until the document is freed.
const uint8_t *cordon_json_strings(const cordon_json_document *document);

/// Frees the document; accepts NULL.
void cordon_json_free(cordon_json_document *document);

#ifdef __cplusplus
}
#endif
#endif
