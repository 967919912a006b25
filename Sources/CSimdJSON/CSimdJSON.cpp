#include "CSimdJSON.h"

#include <memory>
#include <new>

#include <simdjson.h>
#include <sys/mman.h>

struct cordon_json_document {
    simdjson::dom::document document;
};

static cordon_json_status status_of(simdjson::error_code error) {
    switch (error) {
    case simdjson::SUCCESS:
        return CORDON_JSON_OK;
    case simdjson::CAPACITY:
        return CORDON_JSON_SIZE;
    case simdjson::MEMALLOC:
        return CORDON_JSON_MEMORY;
    case simdjson::DEPTH_ERROR:
        return CORDON_JSON_DEPTH;
    case simdjson::UTF8_ERROR:
        return CORDON_JSON_UTF8;
    case simdjson::NUMBER_ERROR:
    case simdjson::NUMBER_OUT_OF_RANGE:
        return CORDON_JSON_NUMBER;
    default:
        return CORDON_JSON_SYNTAX;
    }
}

// A page of alerts touches tens of megabytes of fresh memory: in pages of 4 KiB the faults cost as much as the parsing.
static void prefer_huge_pages(void *start, size_t length) {
    const uintptr_t page = 4096;
    const uintptr_t first = (reinterpret_cast<uintptr_t>(start) + page - 1) & ~(page - 1);
    const uintptr_t end = (reinterpret_cast<uintptr_t>(start) + length) & ~(page - 1);
    // Only a wish: where it is refused the memory is as good as before.
    if (end > first) madvise(reinterpret_cast<void *>(first), end - first, MADV_HUGEPAGE);
}

cordon_json_document *cordon_json_parse(
    const uint8_t *bytes, size_t length, size_t capacity, size_t maximum_depth, cordon_json_status *status) {
    std::unique_ptr<cordon_json_document> result(new (std::nothrow) cordon_json_document);
    if (!result) {
        *status = CORDON_JSON_MEMORY;
        return nullptr;
    }
    simdjson::dom::parser parser;
    // The parser allocates with its default depth unless it has been given one before the first text.
    simdjson::error_code error = parser.allocate(length < 64 ? 64 : length, maximum_depth);
    if (error == simdjson::SUCCESS && length >= (1 << 20)) {
        error = result->document.allocate(length);
        if (error == simdjson::SUCCESS) {
            prefer_huge_pages(result->document.tape.get(), length * sizeof(uint64_t));
            prefer_huge_pages(result->document.string_buf.get(), length);
        }
    }
    if (error == simdjson::SUCCESS) {
        const bool must_copy = capacity < length || capacity - length < simdjson::SIMDJSON_PADDING;
        error = parser.parse_into_document(result->document, bytes, length, must_copy).error();
    }
    *status = status_of(error);
    return error == simdjson::SUCCESS ? result.release() : nullptr;
}

const uint64_t *cordon_json_tape(const cordon_json_document *document) { return document->document.tape.get(); }

const uint8_t *cordon_json_strings(const cordon_json_document *document) { return document->document.string_buf.get(); }

void cordon_json_free(cordon_json_document *document) { delete document; }
