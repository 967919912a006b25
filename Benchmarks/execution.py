"""Measures carrying plans out: the memory of runs that wait, what an action costs beside its sync, and the first request of `apply`.

    Benchmarks/run --only execution

The first two by `cordon-execution-bench`, with a real log and ledger and a service that takes everything at once, in memory (BENCH_MEMORY, or the
largest tmpfs), where a sync costs nothing; the last by the whole command against `cordon simulate`.
"""

import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

WAITING = 10_000
FEW, MANY = 100, 10_100
# Fewer calls than the service's limit lets through in a minute.
DEVICES = 10
ROUNDS = 3

ACT = "playbook: bench\nmode: enforce\ntrigger: { alerts: { where: 'alert.severity == \"High\"', lookback: 24h, per: device } }\nsteps:\n  - isolate_device: { type: Full, comment: bench }\n"


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

    def cordon(self, *arguments):
        """Runs a command to its end: the seconds until the first effect; nil where there is none."""
        journal, first = self.folder / "journal.jsonl", None
        with open(self.folder / "output", "wb") as output:
            start = time.perf_counter()
            process = subprocess.Popen([self.binary, *arguments], cwd=self.folder, env=self.environment, stdout=output, stderr=output)
            while arguments[0] == "apply" and process.poll() is None and journal.stat().st_size == 0:
                time.sleep(0.0002)
            first = time.perf_counter() - start
            if process.wait() != 0:
                sys.exit(f"benchmark: cordon {' '.join(arguments)}: {(self.folder / 'output').read_text()[-500:]}")
        return first

    def effects(self):
        return (self.folder / "journal.jsonl").read_text().count("\n")


def first_request(binary, folder):
    """The seconds from the start of `apply` to its first effect."""
    with Tenant(binary, folder, DEVICES, ACT) as tenant:
        tenant.cordon("plan", "--out", "plan.json")
        first = tenant.cordon("apply", "plan.json", "--yes")
        if tenant.effects() != DEVICES:
            sys.exit(f"benchmark: {tenant.effects()} of {DEVICES} actions")
    return first


def carried_out(binary, folder, kind, runs):
    """The seconds that the benchmark prints, and its peak memory in KiB."""
    folder.mkdir()
    process = subprocess.Popen([binary, kind, folder, str(runs)], stdout=subprocess.PIPE, text=True)
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"benchmark: {kind} {runs}: {printed}")
    return json.loads(printed)["seconds"], usage.ru_maxrss


def memory():
    """A folder in memory, where a sync costs nothing; nil where nobody has mounted one."""
    mounts = [line.split() for line in open("/proc/mounts")]
    folders = [mount[1] for mount in mounts if mount[2] == "tmpfs" and os.access(mount[1], os.W_OK) and mount[1].count("/") == 2]
    return os.environ.get("BENCH_MEMORY") or max(folders, key=lambda folder: os.statvfs(folder).f_bavail, default=None)


def measure(build):
    rows, binary = {}, build / "release/cordon-execution-bench"

    def row(name, value, unit, aim, holds, note=""):
        rows[name] = {"value": value, "unit": unit, "aim": aim, "met": holds, "note": note}
        print(f"  {name:44} {value:10,.2f} {unit:4} {note}  aim: {aim}: {'met' if holds else 'MISSED'}")

    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        folder = pathlib.Path(folder)
        first = statistics.median(first_request(build / "release/cordon", folder / f"first{turn}") for turn in range(ROUNDS))
        row(f"first request of apply, {DEVICES} actions", first * 1000, "ms", "under 500 ms", first < 0.5)
        times = [statistics.median(carried_out(binary, folder / f"{runs}-{turn}", "actions", runs)[0] for turn in range(ROUNDS)) for runs in (FEW, MANY)]
        each = (times[1] - times[0]) / (MANY - FEW)
        row("one more run of one action, in memory", each * 1000, "ms", "under 2 ms", each < 0.002, f"{FEW}: {times[0]:.3f} s, {MANY}: {times[1]:.3f} s")
        seconds, peak = carried_out(binary, folder / "waiting", "waiting", WAITING)
        row(f"peak memory, {WAITING} runs that wait", peak / 1024, "MiB", "under 200 MB", peak * 1024 < 200e6, f"{seconds:.1f} s")
    return rows
