"""Measures the audit log: durable appends against the disk's own rate and a Python writer, verifying against orjson.

    Benchmarks/run --only audit

Everything in turn, in the same folder of the same disk: BENCH_DISK, or the build folder.
"""

import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 3
SECONDS = 2
RECORDS = 100_000
WRITERS = (1, 8, 64)

# Every record by itself: what a careful script does.
PYTHON_WRITER = """
import json, os, sys, time
file = os.open(sys.argv[1] + "/python.jsonl", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
record = json.loads(open(sys.argv[2]).readline())
count, end, start = 0, time.perf_counter() + int(sys.argv[3]), time.perf_counter()
while time.perf_counter() < end:
    record["seq"] = count
    os.write(file, json.dumps(record, sort_keys=True, separators=(",", ":")).encode() + b"\\n")
    time.sleep(int(sys.argv[4]) / 1e6) if int(sys.argv[4]) else None
    os.fdatasync(file)
    count += 1
print(json.dumps({"rate": count / (time.perf_counter() - start)}))
"""

LOADS = """
import json, orjson, sys, time
lines = open(sys.argv[1], "rb").read().split(b"\\n")[:-1]
seconds = []
for _ in range(int(sys.argv[2])):
    start = time.perf_counter()
    for line in lines:
        orjson.loads(line)
    seconds.append(time.perf_counter() - start)
print(json.dumps({"seconds": seconds}))
"""


def answer(*command):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"benchmark: {' '.join(map(str, command))[:200]} ended with {done.returncode}: {done.stderr}")
    return json.loads(done.stdout)


def measure(build, python):
    binary = build / "release/cordon-audit-bench"
    disk = pathlib.Path(os.environ.get("BENCH_DISK", build))
    rows = {}

    def row(name, value, unit, aim=None, holds=None, note=""):
        rows[name] = {"value": value, "unit": unit, "aim": aim, "met": holds, "note": note}
        verdict = "" if holds is None else f"  aim: {aim}: {'met' if holds else 'MISSED'}"
        print(f"  {name:44} {value:12,.0f} {unit:4} {note}{verdict}")

    with tempfile.TemporaryDirectory(dir=disk) as folder:
        folder = pathlib.Path(folder)
        (folder / "log").mkdir()
        answer(binary, "write", folder / "log", RECORDS)
        log = folder / "log/audit.jsonl"
        for delay in (0, 5000):
            rates = {}
            for _ in range(ROUNDS):
                fresh = folder / f"run-{time.monotonic_ns()}"
                fresh.mkdir()
                rates.setdefault("raw", []).append(answer(binary, "raw", fresh, SECONDS, delay)["rate"])
                rates.setdefault("python", []).append(answer(python, "-c", PYTHON_WRITER, fresh, log, SECONDS, delay)["rate"])
                for writers in WRITERS:
                    (fresh / str(writers)).mkdir()
                    rates.setdefault(writers, []).append(answer(binary, "append", fresh / str(writers), writers, SECONDS, delay)["rate"])
                shutil.rmtree(fresh)
            what = " on a sync slowed by 5 ms" if delay else ""
            middle = {name: statistics.median(values) for name, values in rates.items()}
            row(f"raw fdatasync{what}", middle["raw"], "/s")
            row(f"Python, a sync per record{what}", middle["python"], "/s")
            for writers in WRITERS:
                note, aim, holds = f"{middle[writers] / middle['raw']:.1f} times raw", None, None
                if writers == 1:
                    aim, holds = "0.8 of raw", middle[1] >= 0.8 * middle["raw"]
                if writers == 64:
                    aim = "20 times raw" if delay else "20 times raw or 40,000/s"
                    holds = middle[64] >= (20 * middle["raw"] if delay else min(20 * middle["raw"], 40_000))
                row(f"{writers} writers{what}", middle[writers], "/s", aim, holds, note)
        ours, theirs = [], []
        for _ in range(ROUNDS):
            result = answer(binary, "verify", folder / "log", 3)
            ours += result["seconds"]
            theirs += answer(python, "-c", LOADS, log, 3)["seconds"]
        size = result["bytes"] / result["records"]
        ours, theirs = (result["records"] / statistics.median(seconds) for seconds in (ours, theirs))
        row(f"verify, records of {size:.0f} bytes", ours, "/s", "150,000/s, not slower than orjson", ours >= max(150_000, theirs))
        row("orjson.loads of the same lines", theirs, "/s")
    return rows
