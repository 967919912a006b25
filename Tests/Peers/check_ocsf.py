#!/usr/bin/env python3
"""Holds `cordon audit export --format ocsf` against the schema of OCSF (PyPI: ocsf-json-schema, jsonschema).

    check_ocsf.py CACHE EVENTS

CACHE keeps the environment, EVENTS is a file with an event on each line. Every event must be valid in the version of OCSF that it names
and in the newest one that the package has, and no longer be so once a part of it is spoilt.
Ends with 77 where the packages cannot be had, with 1 if an event is not valid.
"""

import pathlib
import subprocess
import sys

PACKAGES = ["ocsf-json-schema==1.2.0", "jsonschema==4.26.0"]
NEWEST = "1.8.0"

CHECK = """
import json, sys
from jsonschema import Draft202012Validator
from ocsf_json_schema import OcsfJsonSchemaEmbedded, get_ocsf_schema

def validator(version, event):
    schema = OcsfJsonSchemaEmbedded(get_ocsf_schema(version=version))
    name = schema.lookup_class_name_from_uid(class_uid=event["class_uid"])
    return Draft202012Validator(schema.get_class_schema(class_name=name, profiles=event["metadata"]["profiles"]))

events = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
if not events:
    sys.exit("there is no event")
for version in (events[0]["metadata"]["version"], sys.argv[2]):
    valid = validator(version, events[0])
    for number, event in enumerate(events):
        for error in valid.iter_errors(event):
            sys.exit(f"event {number} is not valid in {version}: {error.json_path}: {error.message}")
        for key in ("class_uid", "command_uid", "metadata", "severity_id", "time", "type_uid"):
            if valid.is_valid({name: value for name, value in event.items() if name != key}):
                sys.exit(f"without {key} an event is valid all the same: this check cannot fail")
            if valid.is_valid(event | {key: []}):
                sys.exit(f"with a list for {key} an event is valid all the same: this check cannot fail")
print(f"{len(events)} events are valid")
"""


def environment(cache):
    """The interpreter with the packages, installed at first need; None where they cannot be."""
    folder = cache / "-".join(PACKAGES).replace("==", "-")
    python = folder / "bin/python"
    done = folder / "installed"
    if not done.exists():
        for step in ([sys.executable, "-m", "venv", folder], [python, "-m", "pip", "install", "--quiet", *PACKAGES]):
            outcome = subprocess.run(list(map(str, step)), capture_output=True, text=True)
            if outcome.returncode != 0:
                print("skipped: the schema of OCSF cannot be installed:", (outcome.stderr or outcome.stdout).strip().splitlines()[-1:])
                return None
        done.touch()
    return python


python = environment(pathlib.Path(sys.argv[1]))
if python is None:
    sys.exit(77)
sys.exit(subprocess.run([str(python), "-c", CHECK, sys.argv[2], NEWEST]).returncode)
