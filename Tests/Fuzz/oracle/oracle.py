#!/usr/bin/env python3
"""Compares Cordon's CEL with Google's C++ engine (cel-expr-python) on random well-typed expressions.

    make fuzz
    Tests/Fuzz/oracle/oracle.py --conformance BUILD/debug/cel-conformance --out FOLDER [--count N] [--seed N] [--from N]

Google's engine evaluates each expression first; expression, variables and outcome become conformance tests (the form
that cel-conformance reads), and cel-conformance is run on them. Differences that differences.json does not explain are
printed; the command ends with 1 if there is one.
"""

import argparse
import base64
import collections
import datetime
import json
import math
import pathlib
import re
import subprocess
import sys

from cel_expr_python import cel
from cel_expr_python.ext import ext_bindings, ext_encoders, ext_math, ext_optional, ext_strings

import generator

HERE = pathlib.Path(__file__).resolve().parent
PER_FILE = 2000
PER_BATCH = 20_000
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
MICROSECOND = datetime.timedelta(microseconds=1)
KINDS = ["bool", "int", "uint", "double", "string", "bytes", "timestamp", "duration", ("list", "int"), ("list", "string"),
         ("list", ("list", "int")), ("map", "string", "int")]  # fmt: skip


def cel_type(kind):
    if isinstance(kind, tuple):
        return cel.Type.List(cel_type(kind[1])) if kind[0] == "list" else cel.Type.Map(cel_type(kind[1]), cel_type(kind[2]))
    return getattr(cel.Type, kind.upper())


def environment():
    extensions = [ext_bindings.ExtBindings(), ext_encoders.ExtEncoders(), ext_math.ExtMath(), ext_optional.ExtOptional(), ext_strings.ExtStrings()]
    return cel.NewEnv(variables={name: cel_type(kind) for name, kind in generator.VARIABLES.items()}, extensions=extensions)


def bound(value, kind):
    """A variable's value as the engine's binding takes it."""
    if kind == "timestamp":
        return EPOCH + value * MICROSECOND
    return value * MICROSECOND if kind == "duration" else value


def time(kind, microseconds):
    sign = -1 if kind == "duration" and microseconds < 0 else 1
    seconds, rest = divmod(microseconds * sign, 10**6)
    return {"t": kind, "s": str(sign * seconds), "n": sign * rest * 1000}


def double(number):
    if math.isnan(number):
        return "NaN"
    return ("Infinity" if number > 0 else "-Infinity") if math.isinf(number) else repr(number)


def encoded(value, kind):
    """A variable's value in the suite's notation."""
    if isinstance(kind, tuple):
        if kind[0] == "list":
            return {"t": "list", "v": [encoded(element, kind[1]) for element in value]}
        return {"t": "map", "v": [[encoded(key, kind[1]), encoded(element, kind[2])] for key, element in value.items()]}
    if kind in ("timestamp", "duration"):
        return time(kind, value)
    plain = {"bool": lambda: value, "double": lambda: double(value), "bytes": lambda: base64.b64encode(value).decode()}
    return {"t": kind, "v": plain.get(kind, lambda: str(value))()}


def outcome(value):
    """What the engine came to, in the suite's notation."""
    name = value.type().name().lower()
    content = value.value()
    if name in ("bool", "int", "uint", "double", "string", "bytes"):
        return encoded(bytes(content) if name == "bytes" else content, name)
    if name == "timestamp":
        return time("timestamp", (content - EPOCH) // MICROSECOND)
    if name == "duration":
        return time("duration", content // MICROSECOND)
    if isinstance(content, list):
        return {"t": "list", "v": [outcome(element) for element in content]}
    if isinstance(content, dict):
        return {"t": "map", "v": [[{"t": "string" if isinstance(key, str) else "int", "v": str(key)}, outcome(element)] for key, element in content.items()]}
    raise ValueError(name)


def declared(kind):
    return list(kind[:1]) + [declared(part) for part in kind[1:]] if isinstance(kind, tuple) else kind


def test(number, engine, source, counts):
    """One test, or None if the engine refuses the expression or can't hand its outcome over."""
    kind = source.random.choice(KINDS)
    text = source.whole(kind, source.random.randrange(1, 5))
    values = source.bindings()
    used = [name for name in generator.VARIABLES if re.search(rf"\b{name}\b", text)]
    try:
        program = engine.compile(text)
    except Exception:
        counts["refused by the engine"] += 1
        return None
    try:
        result = program.eval(data={name: bound(values[name], generator.VARIABLES[name]) for name in used})
        is_error = result.type() == cel.Type.ERROR
        expected = {"error": [str(result.value())]} if is_error else {"value": outcome(result)}
    except (ValueError, TypeError, OverflowError):
        counts["not told by the binding"] += 1
        return None
    counts["errors" if is_error else "values"] += 1
    return {
        "id": f"oracle/{number}", "expr": text, "expected": expected,
        "type_env": [{"name": name, "type": declared(generator.VARIABLES[name])} for name in used],
        "bindings": {name: encoded(values[name], generator.VARIABLES[name]) for name in used},
    }  # fmt: skip


def batches(count, seed, first, counts):
    """Tests by id, so many at a time that memory does not grow with their number."""
    engine, number, left = environment(), first - 1, count
    while left > 0:
        tests = {}
        while len(tests) < min(left, PER_BATCH):
            number += 1
            made = test(number, engine, generator.Generator(f"{seed}/{number}"), counts)
            if made:
                tests[made["id"]] = made
        left -= len(tests)
        yield tests


def faults(tests, conformance, folder):
    """Where Cordon comes to something else: id and what it came to, and the line that counts the tests."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.json"):
        old.unlink()
    rows = list(tests.values())
    for start in range(0, len(rows), PER_FILE):
        (folder / f"{start // PER_FILE:03}.json").write_text(json.dumps({"tests": rows[start : start + PER_FILE]}, ensure_ascii=False))
    run = subprocess.run([conformance.resolve(), folder, "--list-failures"], stdout=subprocess.PIPE, text=True)
    if run.returncode not in (0, 1):
        sys.exit(f"fuzz: cel-conformance ended with {run.returncode}")
    lines = run.stdout.split("\n")
    found = [match.groups() for line in lines if (match := re.match(r"(oracle/\d+): (.*)", line))]
    match = re.search(r"(\d+) passed, (\d+) failed, (\d+) skipped", run.stdout)
    if match is None or sum(map(int, match.groups())) != len(tests) or int(match[2]) != len(found):
        sys.exit("fuzz: cel-conformance does not say what became of each test")
    return found, int(match[3])


def plain(expected):
    """The text that bytes hold, so that a difference shows there as it does in a text."""
    value = expected.get("value", {})
    return " " + base64.b64decode(value["v"]).decode(errors="replace") if value.get("t") == "bytes" else ""


def explain(test, fault, differences):
    """The difference of the list that this one is, or None."""
    texts = {"expression": test["expr"], "engine": json.dumps(test["expected"], ensure_ascii=False) + plain(test["expected"]), "cordon": fault,
             "variables": json.dumps(test["bindings"], ensure_ascii=False)}  # fmt: skip
    for difference in differences:
        if all(re.search(difference[key], text, re.DOTALL) for key, text in texts.items() if key in difference):
            return difference["id"]
    return None


def show(made, fault):
    """At once: the rest of a long run may take hours."""
    print(f"{made['id']}: {made['expr']}\n  with    {json.dumps(made['bindings'], ensure_ascii=False)}\n  engine  {json.dumps(made['expected'], ensure_ascii=False)}\n  cordon  {fault[-300:]}", flush=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--conformance", required=True, type=pathlib.Path, help="the executable cel-conformance")
    arguments.add_argument("--out", required=True, type=pathlib.Path, help="a folder for the tests")
    arguments.add_argument("--count", type=int, default=100_000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--from", dest="first", type=int, default=1, help="the number of the first expression, as the difference is called")
    chosen = arguments.parse_args()
    differences = json.loads((HERE / "differences.json").read_text())
    counts, explained, unexplained, compared, skipped = collections.Counter(), collections.Counter(), 0, 0, 0
    for tests in batches(chosen.count, chosen.seed, chosen.first, counts):
        found, left_out = faults(tests, chosen.conformance, chosen.out)
        compared, skipped = compared + len(tests), skipped + left_out
        for name, fault in found:
            known = explain(tests[name], fault, differences)
            explained[known] += 1
            if known is None:
                unexplained += 1
                if unexplained <= 40:
                    show(tests[name], fault)
        print(f"  {compared} compared, {unexplained} differences not explained", file=sys.stderr)
    print(f"{compared} expressions with seed {chosen.seed}: {counts['values']} values, {counts['errors']} errors; "
          f"left out: {counts['refused by the engine']} refused by the engine, {counts['not told by the binding']} whose outcome its binding does not tell")
    print(f"{sum(explained.values())} come to something else, {skipped} skipped")
    for name, number in sorted((name, number) for name, number in explained.items() if name):
        print(f"  {number} differences explained: {name}")
    print(f"{unexplained} differences not explained")
    sys.exit(1 if unexplained else 0)


if __name__ == "__main__":
    main()
