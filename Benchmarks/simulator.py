"""Measures `cordon simulate`: requests per second with `wrk` (Debian), start, memory, a filtered page.

    Benchmarks/run --only simulator

Wall times count only on a machine that nothing else uses; processor time per request is printed beside them.
"""

import http.client
import json
import os
import pathlib
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

TICKS = os.sysconf("SC_CLK_TCK")
FILTER = "$filter=status eq 'New' and severity eq 'High' and category eq 'CredentialAccess'&$top=100"
NOTHING = "$filter=category eq 'Nothing'&$top=100"


class Simulator:
    """A simulator of its own process on a free port."""

    def __init__(self, binary, devices, alerts, *more):
        start = time.perf_counter()
        command = [binary, "simulate", "--seed", "7", "--devices", str(devices), "--alerts", str(alerts), *more]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        self.start = time.perf_counter() - start
        self.start_cpu = self.cpu()
        self.ready = json.loads(line)
        self.host = urllib.parse.urlparse(self.ready["api"]).netloc
        self.connection = http.client.HTTPConnection(self.host)
        self.token = self.sign_in()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()

    def cpu(self):
        """Seconds of processor time so far."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self, key="VmRSS"):
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith(key + ":"):
                return int(line.split()[1]) / 1024
        return 0.0

    def sign_in(self):
        form = urllib.parse.urlencode({
            "grant_type": "client_credentials", "client_id": self.ready["clientId"], "client_secret": self.ready["clientSecret"],
            "scope": "https://api.securitycenter.microsoft.com/.default"})
        answer = self.ask("POST", f"/{self.ready['tenantId']}/oauth2/v2.0/token", form)
        return answer["access_token"]

    def ask(self, method, path, body=None):
        headers = {"Authorization": f"Bearer {self.token}"} if hasattr(self, "token") else {}
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.status >= 400:
            sys.exit(f"benchmark: {method} {path}: {answer.status} {content[:300]}")
        return json.loads(content)

    def timed(self, path, rounds=15):
        """Milliseconds of a GET: median of wall, and of processor time over all rounds."""
        self.ask("GET", path)
        before, seconds = self.cpu(), []
        for _ in range(rounds):
            start = time.perf_counter()
            self.ask("GET", path)
            seconds.append(time.perf_counter() - start)
        return statistics.median(seconds) * 1000, (self.cpu() - before) * 1000 / rounds

    def load(self, script, seconds=5, connections=16):
        """Requests per second under `wrk`, and microseconds of processor time per request."""
        with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
            file.write(script)
            file.flush()
            before = self.cpu()
            command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", file.name, self.ready["api"]]
            output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        spent = self.cpu() - before
        found = dict(line.split("=") for line in output.splitlines() if line.startswith(("requests=", "errors=")))
        count = int(found["requests"])
        if int(found["errors"]):
            sys.exit(f"benchmark: {found['errors']} of {count} answers were refusals\n{output}")
        return count / seconds, spent * 1e6 / max(count, 1)


DONE = """
function done(summary) io.write(string.format("requests=%d\\nerrors=%d\\n", summary.requests, summary.errors.status)) end
"""


def get(token, path):
    return f"""wrk.headers["Authorization"] = "Bearer {token}"
request = function() return wrk.format("GET", "{path}") end
{DONE}"""


def isolate(token, ids):
    """Isolates one device after the other; each is over long before its turn comes again."""
    return f"""wrk.headers["Authorization"] = "Bearer {token}"
wrk.headers["Content-Type"] = "application/json"
local ids = {{{",".join(f'"{machine}"' for machine in ids)}}}
local turn = 0
request = function()
  turn = turn % #ids + 1
  return wrk.format("POST", "/api/machines/" .. ids[turn] .. "/isolate", nil, '{{"Comment":"c","IsolationType":"Full"}}')
end
{DONE}"""


def quoted(query):
    return urllib.parse.quote(query, safe="$=&")


def measure(binary):
    if not shutil.which("wrk"):
        sys.exit("benchmark: wrk is missing: apt-get install wrk")
    rows = {}

    def row(name, value, unit, aim=None, holds=None, note=""):
        rows[name] = {"value": value, "unit": unit, "aim": aim, "met": holds, "note": note}
        verdict = "" if holds is None else f"  aim: {aim}: {'met' if holds else 'MISSED'}"
        print(f"  {name:44} {value:12,.1f} {unit:8} {note}{verdict}")

    for devices in (1000, 10_000):
        starts = []
        for _ in range(5):
            with Simulator(binary, devices, devices) as simulator:
                starts.append((simulator.start * 1000, simulator.start_cpu * 1000))
        wall, cpu = statistics.median(s[0] for s in starts), statistics.median(s[1] for s in starts)
        row(f"ready with {devices:,} devices and alerts", wall, "ms", "under 300 ms" if devices == 1000 else None,
            wall < 300 if devices == 1000 else None, f"{cpu:.0f} ms of processor")
    with Simulator(binary, 1000, 100_000) as simulator:
        machine = simulator.ask("GET", "/api/machines?$top=1")["value"][0]["id"]
        rate, cost = simulator.load(get(simulator.token, f"/api/machines/{machine}"))
        row("GET machine by id", rate, "/s", "10,000/s", rate >= 10_000, f"{cost:.0f} us of processor each")
        for name, query in (("filtered page of 100, of 100,000 alerts", FILTER), ("filter that nothing meets, 100,000 alerts", NOTHING)):
            wall, cpu = simulator.timed(f"/api/alerts?{quoted(query)}")
            row(name, wall, "ms", "under 20 ms", wall < 20, f"{cpu:.1f} ms of processor")
        rate, cost = simulator.load(get(simulator.token, f"/api/alerts?{quoted(FILTER)}"))
        row("the same page under load", rate, "/s", note=f"{cost:.0f} us of processor each")
    with Simulator(binary, 50_000, 50, "--pace", "1ms") as simulator:
        ids = []
        for skip in range(0, 50_000, 10_000):
            page = simulator.ask("GET", f"/api/machines?$top=10000&$skip={skip}&$filter={quoted('healthStatus eq ')}'Active'&$select=id")
            ids += [entry["id"] for entry in page["value"]]
        rate, cost = simulator.load(isolate(simulator.token, ids))
        row("POST isolate", rate, "/s", note=f"{cost:.0f} us of processor each")
    with Simulator(binary, 100_000, 1_000_000) as simulator:
        row("ready with 100,000 devices, 1,000,000 alerts", simulator.start * 1000, "ms", note=f"{simulator.start_cpu * 1000:.0f} ms of processor")
        row("resident then", simulator.memory(), "MiB")
        for path in ("/api/alerts?$top=10000", "/api/machines?$top=10000", f"/api/alerts?{quoted(NOTHING)}",
                     "/api/alerts?$top=1&$count=true&$skip=999999", "/api/investigations?$top=100"):
            simulator.ask("GET", path)
        row("resident after lists of all of it", simulator.memory("VmHWM"), "MiB", "under 1,024 MiB", simulator.memory("VmHWM") < 1024)
    return rows
