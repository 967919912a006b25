#include "CSimdJSON.h"

#include <memory>
#include <new>

#include <simdjson.h>
#include <sys/mman.h>

struct cordon_json_memory {
    simdjson::dom::document document;
    std::unique_ptr<simdjson::dom::parser> parser;
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

// The parser allocates with its default depth unless it has been given one before the first text.
static simdjson::error_code prepare(cordon_json_memory &memory, size_t length, size_t maximum_depth) {
    if (!memory.parser) {
        memory.parser.reset(new (std::nothrow) simdjson::dom::parser);
        if (!memory.parser) return simdjson::MEMALLOC;
        const simdjson::error_code error = memory.parser->allocate(length < 64 ? 64 : length, maximum_depth);
        if (error != simdjson::SUCCESS) return error;
    }
    if (length < (1 << 20) || memory.document.capacity() >= length) return simdjson::SUCCESS;
    const simdjson::error_code error = memory.document.allocate(length);
    if (error != simdjson::SUCCESS) return error;
    prefer_huge_pages(memory.document.tape.get(), length * sizeof(uint64_t));
    prefer_huge_pages(memory.document.string_buf.get(), length);
    return simdjson::SUCCESS;
}

cordon_json_memory *cordon_json_memory_create(void) { return new (std::nothrow) cordon_json_memory; }

cordon_json_status cordon_json_parse(
    cordon_json_memory *memory, const uint8_t *bytes, size_t length, size_t capacity, size_t maximum_depth, bool is_reused) {
    simdjson::error_code error = prepare(*memory, length, maximum_depth);
    if (error == simdjson::SUCCESS) {
        const bool must_copy = capacity < length || capacity - length < simdjson::SIMDJSON_PADDING;
        error = memory->parser->parse_into_document(memory->document, bytes, length, must_copy).error();
    }
    if (!is_reused) memory->parser.reset();
    return status_of(error);
}

const uint64_t *cordon_json_tape(const cordon_json_memory *memory) { return memory->document.tape.get(); }

const uint8_t *cordon_json_strings(const cordon_json_memory *memory) { return memory->document.string_buf.get(); }

void cordon_json_memory_free(cordon_json_memory *memory) { delete memory; }
