#!/usr/bin/env python3
"""Holds an audit log against verifiers that others wrote, untouched and with one thing wrong.

    check_audit_log.py CACHE ROOT LOG CHECKPOINT HASHES VERIFIER-KEY MUTATIONS

CACHE keeps environments, ROOT is the repository, VERIFIER-KEY the log's key as Go's note package takes it, MUTATIONS a file with one on
a line (Tests/Peers/tlog/main.go says how) and behind a tab the lines, from 0, one of which must be named. The verifiers: Go's
golang.org/x/mod/sumdb (Debian: golang-go, golang-golang-x-mod-dev), pymerkle (PyPI), docs/verify-audit-log.py. One that cannot be had is
left out and said; ends with 77 if there is none but our own script, with 1 if one is deceived or names another line.
"""

import importlib.util
import json
import os
import pathlib
import re
import subprocess
import sys

PYMERKLE = "pymerkle==7.0.0"

WITH_PYMERKLE = """
import base64, sys
sys.path.insert(0, sys.argv[5])
from check_audit_log import lines_of, mutated
from pymerkle import InmemoryTree
log, checkpoint, hashes = (open(path, "rb").read() for path in sys.argv[1:4])
size, head = int(checkpoint.split(b"\\n")[1]), base64.b64decode(checkpoint.split(b"\\n")[2])
known = [hashes[at:at + 32] for at in range(0, 32 * size, 32)]
for mutation in open(sys.argv[4]).read().splitlines():
    lines = lines_of(mutated(log, mutation.split("\\t")[0]))
    tree = InmemoryTree(algorithm="sha256")
    for line in lines:
        tree.append_entry(line)
    if len(lines) >= size and tree.get_root(size) == head:
        print("intact" if len(lines) == size else size)
    else:
        leaves = [tree.get_leaf(number + 1) for number in range(len(lines))]
        print(next((at for at in range(size) if at >= len(leaves) or leaves[at] != known[at]), "nowhere"))
"""


def lines_of(log):
    return log.split(b"\n")[:-1]


def mutated(log, mutation):
    kind, *numbers = mutation.split(" ")
    numbers = list(map(int, numbers))
    if kind == "none":
        return log
    if kind == "flip":
        at, bit = numbers
        return log[:at] + bytes([log[at] ^ 1 << bit]) + log[at + 1:]
    if kind == "cut":
        return log[:numbers[0]]
    lines = log.split(b"\n")
    if kind == "delete":
        del lines[numbers[0]]
    elif kind == "duplicate":
        lines.insert(numbers[0], lines[numbers[0]])
    elif kind == "swap":
        a, b = numbers
        lines[a], lines[b] = lines[b], lines[a]
    else:
        raise ValueError(mutation)
    return b"\n".join(lines)


def with_go(cache, root, log, checkpoint, hashes, key, mutations):
    binary = cache / "tlog"
    source = root / "Tests/Peers/tlog/main.go"
    environment = os.environ | {"GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOCACHE": str(cache / "go"), "GOFLAGS": ""}
    try:
        built = subprocess.run(["go", "build", "-o", str(binary), str(source)], capture_output=True, text=True, env=environment)
    except FileNotFoundError:
        return None, "there is no go"
    if built.returncode != 0:
        return None, built.stderr.strip()
    commands = "".join(line.split("\t")[0] + "\n" for line in mutations.read_text().splitlines())
    done = subprocess.run([str(binary), log, checkpoint, hashes, key], input=commands, capture_output=True, text=True)
    return (done.stdout.splitlines(), "") if done.returncode == 0 else ([done.stderr], "")


def with_pymerkle(cache, root, log, checkpoint, hashes, key, mutations):
    folder = cache / PYMERKLE.replace("==", "-")
    python = folder / "bin/python"
    if not (folder / "installed").exists():
        for step in ([sys.executable, "-m", "venv", folder], [python, "-m", "pip", "install", "--quiet", PYMERKLE]):
            done = subprocess.run(list(map(str, step)), capture_output=True, text=True)
            if done.returncode != 0:
                return None, (done.stderr or done.stdout).strip()
        (folder / "installed").touch()
    command = [str(python), "-c", WITH_PYMERKLE, log, checkpoint, hashes, str(mutations), str(root / "Tests/Peers")]
    done = subprocess.run(command, capture_output=True, text=True)
    return (done.stdout.splitlines(), "") if done.returncode == 0 else ([done.stderr], "")


def with_script(cache, root, log, checkpoint, hashes, key, mutations):
    spec = importlib.util.spec_from_file_location("verify_audit_log", root / "docs/verify-audit-log.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    content, note, leaves = (pathlib.Path(path).read_bytes() for path in (log, checkpoint, hashes))
    size = int(note.split(b"\n")[1])
    key_text = json.loads(lines_of(content)[0])["data"]["key"]

    def verdict(mutation):
        changed = mutated(content, mutation)
        try:
            script.check(changed, note, key_text, leaves)
        except script.Finding as finding:
            found = re.match(r"line (\d+) ", str(finding))
            missing = re.search(r"the log holds (\d+)", str(finding))
            return str(int(found[1]) - 1) if found else missing[1] if missing else "0" if "no record" in str(finding) else str(finding)
        return "intact" if len(lines_of(changed)) == size else str(size)

    return [verdict(line.split("\t")[0]) for line in mutations.read_text().splitlines()], ""


def main(cache, root, log, checkpoint, hashes, key, mutations):
    cache, root, mutations = map(pathlib.Path, (cache, root, mutations))
    expected = [line.split("\t") for line in mutations.read_text().splitlines()]
    verifiers = {"Go's sumdb": with_go, "pymerkle": with_pymerkle, "docs/verify-audit-log.py": with_script}
    failed, peers = False, 0
    for name, verifier in verifiers.items():
        verdicts, why = verifier(cache, root, log, checkpoint, hashes, key, mutations)
        if verdicts is None:
            print(f"skipped: {name} cannot be had: {why.splitlines()[-1:]}")
            continue
        peers += verifier is not with_script
        wrong = [f"{mutation}: {verdict}" for (mutation, places), verdict in zip(expected, verdicts) if verdict not in places.split(" ")]
        if len(verdicts) != len(expected) or wrong:
            failed = True
            print(f"{name}: {len(verdicts)} verdicts on {len(expected)} logs, wrong: {wrong[:5]} {verdicts[:1]}")
        else:
            print(f"{name} sees all of {len(expected)}")
    return 1 if failed else 0 if peers else 77


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
