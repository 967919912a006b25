"""Swift source as the checks read it: code apart from comments and string literals, every line kept in its place."""

import pathlib
import re

OPENING = re.compile(r'(#*)("""|")')


def files(*folders):
    """The Swift files below the folders, sorted; folders that do not exist yet hold none."""
    return sorted(path for folder in folders for path in pathlib.Path(folder).rglob("*.swift"))


def code(text):
    """The text with comments and the contents of string literals made blanks, line feeds kept."""
    return _split(text)[0]


def comments(text):
    """The text with everything but comments made blanks, line feeds kept."""
    return _split(text)[1]


def _split(text):
    code, notes = list(text), [character if character == "\n" else " " for character in text]

    def blank(start, end, keep=False):
        for at in range(start, end):
            if text[at] != "\n":
                code[at] = " "
                if keep:
                    notes[at] = text[at]

    at = 0
    while at < len(text):
        if text.startswith("//", at):
            end = _until(text, "\n", at)
            blank(at, end, keep=True)
        elif text.startswith("/*", at):
            end = _end_of_block_comment(text, at)
            blank(at, end, keep=True)
        elif opening := OPENING.match(text, at):
            end = _end_of_string(text, opening)
            blank(opening.end(), end - len(opening[2]) - len(opening[1]))
        else:
            end = at + 1
        at = end
    return "".join(code), "".join(notes)


def _until(text, mark, at):
    found = text.find(mark, at)
    return len(text) if found < 0 else found


def _end_of_block_comment(text, at):
    depth = 0
    while at < len(text):
        if text.startswith("/*", at):
            depth, at = depth + 1, at + 2
        elif text.startswith("*/", at):
            depth, at = depth - 1, at + 2
            if depth == 0:
                return at
        else:
            at += 1
    return at


def _end_of_string(text, opening):
    pounds, quotes = opening[1], opening[2]
    at = opening.end()
    while at < len(text):
        if text.startswith(quotes + pounds, at):
            return at + len(quotes) + len(pounds)
        if text.startswith("\\" + pounds + "(", at):
            at = _end_of_interpolation(text, at + len(pounds) + 2)
        elif text.startswith("\\" + pounds, at):
            at += len(pounds) + 2
        elif text[at] == "\n" and quotes == '"':
            return at
        else:
            at += 1
    return at


def _end_of_interpolation(text, at):
    depth = 1
    while at < len(text) and depth > 0:
        if opening := OPENING.match(text, at):
            at = _end_of_string(text, opening)
            continue
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    return at
