#!/usr/bin/env python3
"""Renders a plan in Markdown as others do, and looks whether what alerts say stayed data.

    render_plan.py CACHE PLAN.md TEXTS.json

CACHE keeps the environment, PLAN.md is the plan, TEXTS.json a list of texts that it has to show. Ends with 77 where the
renderers (markdown-it-py, cmarkgfm: GitHub's own) cannot be had, with 1 if there is an element that is none of ours, a mention or a
reference outside of code, or a text that is not shown.
"""

import html.parser
import json
import pathlib
import re
import subprocess
import sys

RENDERERS = ["markdown-it-py==4.3.0", "cmarkgfm==2025.10.22", "linkify-it-py==2.2.0"]
OURS = {"h1", "h2", "h3", "p", "ul", "ol", "li", "strong", "code", "pre", "blockquote", "details", "summary"}
# What GitHub, GitLab and others link after rendering, in plain text only.
LINKED = re.compile(r"(?<!\w)@\w|(?<![\w&])#\d|\bGH-\d|https?://|www\.\w|\w@\w|(?<!\w)[!&%~$]\d")


def environment(cache):
    folder = cache / "render-plan"
    python = folder / "bin/python"
    if not (folder / "done").exists():
        for step in ([sys.executable, "-m", "venv", folder], [folder / "bin/pip", "install", "--quiet", *RENDERERS]):
            done = subprocess.run(list(map(str, step)), capture_output=True, text=True)
            if done.returncode != 0:
                print("skipped: no renderer can be installed:", (done.stderr or done.stdout).strip().splitlines()[-1:])
                return None
        (folder / "done").touch()
    return python


class Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.elements, self.attributes, self.plain, self.text = [], set(), set(), [], []

    def handle_starttag(self, tag, attributes):
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attributes}
        self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data):
        self.text.append(data)
        if not {"code", "pre"} & set(self.open):
            self.plain.append(data)


def mistakes(name, page, texts):
    reader = Reader()
    reader.feed(page)
    found = [f"{name}: an element that is none of ours: {element}" for element in sorted(reader.elements - OURS)]
    found += [f"{name}: an attribute that is none of ours: {attribute}" for attribute in sorted(reader.attributes - {"start"})]
    found += [f"{name}: linked: {part!r}" for part in reader.plain if LINKED.search(part)]
    shown = " ".join("".join(reader.text).split())
    found += [f"{name}: not shown: {text!r}" for text in texts if " ".join(text.split()) not in shown]
    return found


def render(path, texts):
    import cmarkgfm
    import markdown_it

    text = pathlib.Path(path).read_text(encoding="utf-8")
    texts = json.loads(pathlib.Path(texts).read_text(encoding="utf-8"))
    pages = {
        "CommonMark": markdown_it.MarkdownIt("commonmark").render(text),
        "markdown-it with every extension and loose links": markdown_it.MarkdownIt(
            "gfm-like", {"linkify": True, "typographer": False, "html": True}).render(text),
        "GitHub's": cmarkgfm.github_flavored_markdown_to_html(text, options=cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE),
    }
    found = [mistake for name, page in pages.items() for mistake in mistakes(name, page, texts)]
    print("\n".join(found) or f"{len(pages)} renderers show {len(texts)} texts as data")
    return 1 if found else 0


if sys.argv[1] == "--render":
    sys.exit(render(*sys.argv[2:]))
python = environment(pathlib.Path(sys.argv[1]))
sys.exit(77 if python is None else subprocess.run([python, __file__, "--render", *sys.argv[2:]]).returncode)
