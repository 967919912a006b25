#!/usr/bin/env python3
"""Holds schemas against check-jsonschema (PyPI): what is shipped passes, and what is broken in a way that a schema can say fails.
The SARIF form of mistakes passes the schema of SARIF 2.1.0 (from the source of sarif-om, PyPI).

    check_schemas.py CACHE ROOT CORDON

CACHE keeps the environment, ROOT is the repository, CORDON the binary (its `schema` and `init` are used).
Ends with 77 where check-jsonschema cannot be had, with 1 if a file passes or fails that must not.
"""

import json
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile

VERSION = "0.39.0"
SARIF = ("sarif-om", "1.0.4", "sarif-2.1.0-rtm.4.json")
# Mistakes of structure: keys, types, words, forms of scalars. What an expression means, which names there are and what the tenant
# has, no schema can say.
STRUCTURE = {
    f"CDN0{number}" for number in
    (130, 131, 132, 133, 134, 135, 136, 204, 205, 207, 208, 209, 210, 211, 219, 220, 224, 227, 228, 229, 230, 503, 504, 505, 506, 507)
}
# A default that does not fit the `type` beside it.
BEYOND = {"manual-default"}


def environment(cache):
    """The command, installed at first need; None where it cannot be."""
    folder = cache / f"check-jsonschema-{VERSION}"
    command = folder / "bin/check-jsonschema"
    if not command.exists():
        for step in ([sys.executable, "-m", "venv", folder], [folder / "bin/pip", "install", "--quiet", f"check-jsonschema=={VERSION}"]):
            done = subprocess.run(list(map(str, step)), capture_output=True, text=True)
            if done.returncode != 0:
                print("skipped: check-jsonschema cannot be installed:", (done.stderr or done.stdout).strip().splitlines()[-1:])
                return None
    return command


def documents(path):
    """Every document of a YAML file as a JSON file of its own; none where the file is not YAML."""
    code = "import json, sys\nfrom ruamel.yaml import YAML\nyaml = YAML(typ='safe', pure=True)\n" \
        "for path in sys.argv[1:]:\n    try: print(json.dumps([path, list(yaml.load_all(open(path, encoding='utf-8')))], default=str))\n" \
        "    except Exception: print(json.dumps([path, None]))\n"
    python = path[0] / "bin/python"
    done = subprocess.run([str(python), "-c", code, *map(str, path[1])], check=True, capture_output=True, text=True)
    return dict(json.loads(line) for line in done.stdout.splitlines())


def failing(command, schema, files, folder):
    """Those of the files with a document that the schema refuses, or that are no YAML at all."""
    refused, parts = set(), {}
    for path, contents in documents((command.parent.parent, files)).items():
        if contents is None:
            refused.add(path)
            continue
        for index, content in enumerate(contents):
            part = folder / f"{len(parts)}.json"
            part.write_text(json.dumps(content))
            parts[str(part)] = path
    done = subprocess.run([str(command), "--schemafile", str(schema), "-o", "json", *parts], capture_output=True, text=True)
    report = json.loads(done.stdout)
    for error in report.get("errors", []) + report.get("parse_errors", []):
        refused.add(parts[error["filename"]])
    return refused


def sarif_schema(cache, command):
    """The file of the schema, downloaded at first need; None where it cannot be had."""
    name, version, inner = SARIF
    file = cache / inner
    if not file.exists():
        pip = [command.parent / "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest", cache, f"{name}=={version}"]
        done = subprocess.run(list(map(str, pip)), capture_output=True, text=True)
        if done.returncode != 0:
            print("skipped: the schema of SARIF cannot be downloaded:", (done.stderr or done.stdout).strip().splitlines()[-1:])
            return None
        source = next(cache.glob(f"{name.replace('-', '?')}-{version}.tar.gz"))
        with tarfile.open(source) as archive:
            member = next(member for member in archive if member.name.endswith(inner))
            file.write_bytes(archive.extractfile(member).read())
    return file


def sarif_mistakes(command, schema, root, cordon, scratch):
    """What is wrong with the SARIF form of ten mistakes in five files."""
    folder = root / "Tests/Peers"
    done = subprocess.run([cordon, "validate", "ten-mistakes", "--format", "sarif"], cwd=folder, capture_output=True, text=True)
    log = scratch / "log.sarif"
    log.write_text(done.stdout)
    # A pattern of the schema has a bracket too many, which the stricter reading of patterns refuses.
    checked = subprocess.run([str(command), "--regex-variant", "nonunicode", "--schemafile", str(schema), str(log)], capture_output=True, text=True)
    mistakes = [] if checked.returncode == 0 else [f"no SARIF: {checked.stdout}"]
    results = json.loads(done.stdout)["runs"][0]["results"]
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in results]
    if len(results) != 10 or any(region["startLine"] < 1 or region["startColumn"] < 1 for region in regions):
        mistakes.append(f"{len(results)} of ten mistakes have a line and a column in SARIF")
    # A check that cannot fail is none.
    log.write_text(done.stdout.replace('"ruleIndex": 0', '"ruleIndex": "0"'))
    if subprocess.run([str(command), "--regex-variant", "nonunicode", "--schemafile", str(schema), str(log)], capture_output=True).returncode == 0:
        mistakes.append("a broken log passes the schema of SARIF")
    return mistakes


def main(cache, root, cordon):
    command = environment(cache)
    if command is None:
        return 77
    mistakes = []
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        schemas = {}
        for name in ("playbook", "config", "plan", "audit", "world"):
            schemas[name] = scratch / f"{name}.schema.json"
            schemas[name].write_text(subprocess.run([cordon, "schema", name], check=True, capture_output=True, text=True).stdout)
        done = subprocess.run([str(command), "--check-metaschema", *map(str, schemas.values())], capture_output=True, text=True)
        if done.returncode != 0:
            mistakes.append(f"no JSON Schema: {done.stdout}")
        subprocess.run([cordon, "init", str(scratch / "new")], check=True, capture_output=True)
        shipped = sorted(root.glob("playbooks/*.yaml")) + sorted(scratch.glob("new/playbooks/*.yaml"))
        shipped = [path for path in shipped if not path.name.endswith(".test.yaml")]
        for kind, files in (("playbook", shipped), ("config", [scratch / "new/cordon.yaml"])):
            for path in failing(command, schemas[kind], files, scratch):
                mistakes.append(f"{path} is shipped and fails")
            mistakes += [f"{path} has no modeline" for path in files if "yaml-language-server: $schema=" not in path.read_text().split("\n")[0]]
        fixtures = root / "Tests/PlaybooksTests/Fixtures"
        count = 0
        for kind, folders in (("playbook", ("bad", "broken")), ("config", ("configuration",))):
            files = [path for folder in folders for path in sorted((fixtures / folder).glob("*.yaml"))]
            said = {path: set(re.findall(r"\[(CDN\d+)\]", path.with_suffix(".out").read_text())) for path in files}
            expected = {str(path) for path in files if said[path] & STRUCTURE and path.stem not in BEYOND}
            passed = expected - failing(command, schemas[kind], files, scratch)
            mistakes += [f"{path} is broken and passes" for path in sorted(passed)]
            count += len(expected)
        sarif = sarif_schema(cache, command)
        if sarif is not None:
            mistakes += sarif_mistakes(command, sarif, root, cordon, scratch)
    print("\n".join(mistakes) or f"{len(shipped) + 1} shipped files pass, {count} broken ones fail")
    return 1 if mistakes else 0


sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]))
