/// A C door to Debian's RE2: regular expressions in time linear in the text, whatever the pattern.
/// Syntax: https://github.com/google/re2/wiki/Syntax
#ifndef CORDON_CRE2_H
#define CORDON_CRE2_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled pattern. It never changes, so several threads may match with one at once.
typedef struct cordon_re2_pattern cordon_re2_pattern;

/// Compiles a pattern in UTF-8. Answers NULL when it is refused, and writes why into `message` (cut at `capacity`,
/// ends with NUL).
cordon_re2_pattern *cordon_re2_compile(const char *pattern, size_t length, char *message, size_t capacity);

/// Whether the pattern is found anywhere in the text.
bool cordon_re2_matches(const cordon_re2_pattern *pattern, const char *text, size_t length);

/// Frees the pattern; accepts NULL.
void cordon_re2_free(cordon_re2_pattern *pattern);

#ifdef __cplusplus
}
#endif
#endif
