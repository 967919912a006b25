"""Measures one peer on the lines of a JSON file: expressions_peer.py PEER LINES

For each line: nanoseconds of a whole call with the data bound beforehand; the same less an empty bound call; and, where
the engine can repeat the expression within one call (a macro over many elements), what one turn takes there, less the
turn of an empty body. Prints JSON; each figure is the best of many short rounds.
"""

import importlib.metadata
import json
import sys
import time

TURNS = 500
ROUNDS = 15

ALERT = {
    "severity": "High", "status": "New", "category": "Ransomware", "title": "Suspicious Ransomware activity \u2013 case 12",
    "commandLine": "powershell.exe -NoProfile -EncodedCommand SQBFAFgA",
    "evidence": [{"entityType": "File" if number % 2 else "Process", "sha1": "a" * 40 if number % 2 else None, "fileName": f"svc{number}.exe"}
                 for number in range(10)],
}  # fmt: skip
DEVICE = {"healthStatus": "Active", "machineTags": ["tier1", "finance"]}
DATA = {"alert": ALERT, "device": DEVICE, "turns": list(range(TURNS))}


def cel_expr_python():
    from cel_expr_python import cel

    entity = cel.Type.Map(cel.Type.STRING, cel.Type.DYN)
    environment = cel.NewEnv(variables={"alert": entity, "device": entity, "turns": cel.Type.List(cel.Type.INT)})
    bound = environment.Activation(DATA)

    def prepare(text):
        program = environment.compile(text)
        return lambda: program.eval(bound).value()

    return prepare, environment.compile


def common_expression_language():
    import cel

    bound = cel.Context(DATA)

    def prepare(text):
        program = cel.compile(text)
        return lambda: program.execute(bound)

    return prepare, cel.compile


def cel_python():
    import celpy

    environment = celpy.Environment()
    bound = {name: celpy.json_to_cel(value) for name, value in DATA.items()}

    def compile(text):
        return environment.program(environment.compile(text))

    def prepare(text):
        program = compile(text)
        return lambda: bool(program.evaluate(bound))

    return prepare, compile


PEERS = {"cel-expr-python": cel_expr_python, "common-expression-language": common_expression_language, "cel-python": cel_python}


def best(call, budget=0.02):
    """Nanoseconds of one call: the best of rounds that take about `budget` seconds each."""
    call()
    start = time.perf_counter()
    call()
    turns = max(1, int(budget / max(time.perf_counter() - start, 1e-7)))
    shortest = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(turns):
            call()
        shortest = min(shortest, (time.perf_counter() - start) / turns)
    return shortest * 1e9


def speed(name, lines):
    prepare, compile = PEERS[name]()
    empty, loop = best(prepare("true")), best(prepare("turns.all(n, true)"))
    rows = {"empty": {"call": empty}}
    for line, text in lines.items():
        call = prepare(text)
        repeated = prepare(f"turns.all(n, ({text}) || true)")
        whole = best(call)
        rows[line] = {"result": call(), "call": whole, "net": whole - empty, "turn": (best(repeated, 0.05) - loop) / TURNS, "compile": best(lambda: compile(text))}
    return rows


def memory(name, lines, count):
    """The resident set in KiB before and after that many different programs."""
    _, compile = PEERS[name]()
    compile(lines["five"])
    before = resident()
    kept = [compile(f'{lines["five"]} && alert.title != "case {number}"') for number in range(count)]
    return {"before": before, "after": resident(), "programs": len(kept)}


def resident():
    with open("/proc/self/status") as status:
        return int(next(line for line in status if line.startswith("VmRSS:")).split()[1])


name = sys.argv[1]
with open(sys.argv[2]) as file:
    lines = json.load(file)
if len(sys.argv) > 3:
    print(json.dumps(memory(name, lines, int(sys.argv[3]))))
else:
    print(json.dumps({"version": importlib.metadata.version(name), "lines": speed(name, lines)}))
