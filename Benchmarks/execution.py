"""Measures carrying plans out: the memory of runs that wait, what an action costs beside its sync, and the first request of `apply`.

    Benchmarks/run --only execution

The project lies in memory (BENCH_MEMORY, or /dev/shm), where a sync costs nothing; the simulator's own time is within the figures.
"""

import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

# How many runs wait at once, and of which two plans the difference is what their actions cost.
WAITING = int(os.environ.get("BENCH_WAITING", 10_000))
FEW, MANY = 100, int(os.environ.get("BENCH_ACTIONS", 1_100))
ROUNDS = 3

HEAD = "playbook: bench\nmode: enforce\ntrigger: { alerts: { where: 'alert.severity == \"High\"', lookback: 24h, per: device } }\nsteps:\n"
# The devices are away, so that every run waits for its own.
WAIT = HEAD + "  - isolate_device: { type: Full, comment: bench }\n    wait: finished\n"
ACT = HEAD + "  - isolate_device: { type: Full, comment: bench }\n"


class Tenant:
    """A simulated tenant with so many devices, each with an alert, and a project for it."""

    def __init__(self, binary, folder, devices, playbook, health="Active"):
        self.binary, self.folder = binary, pathlib.Path(folder)
        (self.folder / "playbooks").mkdir(parents=True)
        (self.folder / "playbooks/bench.yaml").write_text(playbook)
        names = [f"{number:040x}" for number in range(1, devices + 1)]
        world = ["devices:"] + [
            f'  - {{ id: "{name}", computerDnsName: pc{number}.example, osPlatform: Windows11, onboardingStatus: Onboarded, healthStatus: {health} }}'
            for number, name in enumerate(names)]
        world += ["alerts:"] + [
            f'  - {{ id: al-{number}, machineId: "{name}", severity: High, status: New, alertCreationTime: -1h, lastUpdateTime: -1h }}'
            for number, name in enumerate(names)]
        (self.folder / "world.yaml").write_text("\n".join(world) + "\n")
        command = [binary, "simulate", "--world", "world.yaml", "--journal", "journal.jsonl"]
        self.process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True)
        ready = json.loads(self.process.stdout.readline())
        self.environment = os.environ | {"CORDON_CLIENT_SECRET": ready["clientSecret"]}
        (self.folder / "cordon.yaml").write_text(
            f"tenants:\n  - name: bench\n    tenantId: {ready['tenantId']}\n    clientId: {ready['clientId']}\n"
            f"    credential: {{ secret: env:CORDON_CLIENT_SECRET }}\n    endpoints: {{ api: {ready['api']}, login: {ready['api']} }}\npolicy: none\n")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def cordon(self, *arguments, code=0):
        """Runs a command to its end: wall time in seconds, time until the first effect, peak memory in KiB."""
        journal, first = self.folder / "journal.jsonl", None
        with open(self.folder / "output", "wb") as output:
            start = time.perf_counter()
            process = subprocess.Popen([self.binary, *arguments], cwd=self.folder, env=self.environment, stdout=output, stderr=output)
            if arguments[0] == "apply":
                while journal.stat().st_size == 0 and process.poll() is None:
                    time.sleep(0.0002)
                first = time.perf_counter() - start
            _, status, usage = os.wait4(process.pid, 0) if process.returncode is None else (0, process.returncode << 8, None)
        found = os.waitstatus_to_exitcode(status)
        if found != code or usage is None:
            sys.exit(f"benchmark: cordon {' '.join(arguments)} ended with {found}: {(self.folder / 'output').read_text()[-500:]}")
        return time.perf_counter() - start, first, usage.ru_maxrss

    def effects(self):
        return (self.folder / "journal.jsonl").read_text().count("\n")


def applied(binary, folder, devices):
    """Wall time and time to the first effect of applying a plan of so many actions."""
    with Tenant(binary, folder, devices, ACT) as tenant:
        tenant.cordon("plan", "--out", "plan.json")
        seconds, first, _ = tenant.cordon("apply", "plan.json", "--yes")
        if tenant.effects() != devices:
            sys.exit(f"benchmark: {tenant.effects()} of {devices} actions")
    return seconds, first


def measure(binary):
    rows = {}

    def row(name, value, unit, aim, holds, note=""):
        rows[name] = {"value": value, "unit": unit, "aim": aim, "met": holds, "note": note}
        print(f"  {name:44} {value:10,.2f} {unit:4} {note}  aim: {aim}: {'met' if holds else 'MISSED'}")

    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_MEMORY", "/dev/shm")) as folder:
        folder = pathlib.Path(folder)
        few = [applied(binary, folder / f"few{turn}", FEW) for turn in range(ROUNDS)]
        many = [applied(binary, folder / f"many{turn}", MANY) for turn in range(ROUNDS)]
        first = statistics.median(first for _, first in few)
        row(f"first request of apply, {FEW} actions", first * 1000, "ms", "under 500 ms", first < 0.5)
        times = [statistics.median(seconds for seconds, _ in rounds) for rounds in (few, many)]
        each = (times[1] - times[0]) / (MANY - FEW)
        row("one more action, its answer included", each * 1000, "ms", "under 2 ms", each < 0.002, f"{FEW}: {times[0]:.2f} s, {MANY}: {times[1]:.2f} s")
        with Tenant(binary, folder / "waiting", WAITING, WAIT, health="Inactive") as tenant:
            tenant.cordon("plan", "--out", "plan.json")
            seconds, _, peak = tenant.cordon("apply", "plan.json", "--yes", "--wait", "5s", code=3)
            if tenant.effects() != WAITING:
                sys.exit(f"benchmark: {tenant.effects()} of {WAITING} runs wait")
        row(f"peak memory, {WAITING} runs that wait", peak / 1024, "MiB", "under 200 MB", peak * 1024 < 200e6, f"{seconds:.1f} s")
    return rows
