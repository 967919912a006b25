#include "CRE2.h"

#include <cstdio>
#include <memory>
#include <new>

#include <re2/re2.h>

struct cordon_re2_pattern {
    RE2 pattern;

    cordon_re2_pattern(const re2::StringPiece &text, const RE2::Options &options) : pattern(text, options) {}
};

static RE2::Options options() {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_never_capture(true);
    return options;
}

cordon_re2_pattern *cordon_re2_compile(const char *pattern, size_t length, char *message, size_t capacity) {
    std::unique_ptr<cordon_re2_pattern> compiled(
        new (std::nothrow) cordon_re2_pattern(re2::StringPiece(pattern, length), options()));
    if (compiled && compiled->pattern.ok()) return compiled.release();
    std::snprintf(message, capacity, "%s", compiled ? compiled->pattern.error().c_str() : "out of memory");
    return nullptr;
}

bool cordon_re2_matches(const cordon_re2_pattern *pattern, const char *text, size_t length) {
    return pattern->pattern.Match(re2::StringPiece(text, length), 0, length, RE2::UNANCHORED, nullptr, 0);
}

void cordon_re2_free(cordon_re2_pattern *pattern) {
    delete pattern;
}
