#!/usr/bin/env python3
"""Holds SARIF logs against sarif-om (PyPI), the object model that was generated from the standard's schema.

    cordon validate --format sarif > log.sarif; .ci/sarif_peer.py log.sarif …

Every object has to be one of the model: no unknown property, none that is required missing. Ends with 1 otherwise.
"""

import json
import sys

import attr
import sarif_om

# The class of each property that holds objects, by the sections of SARIF 2.1.0 that Cordon writes.
CLASSES = {
    "runs": "Run", "tool": "Tool", "driver": "ToolComponent", "rules": "ReportingDescriptor", "results": "Result",
    "message": "Message", "description": "Message", "locations": "Location", "relatedLocations": "Location",
    "physicalLocation": "PhysicalLocation", "artifactLocation": "ArtifactLocation", "region": "Region", "fixes": "Fix",
    "artifactChanges": "ArtifactChange", "replacements": "Replacement", "deletedRegion": "Region",
    "insertedContent": "ArtifactContent",
}


def mistakes(value, name, place):
    """What the class of this name does not allow in a value."""
    model = getattr(sarif_om, name)
    fields = {field.metadata["schema_property_name"]: field for field in attr.fields(model)}
    found = [f"{place}: unknown property {key}" for key in value if key not in fields]
    found += [f"{place}: {key} is missing" for key, field in fields.items() if field.default is attr.NOTHING and key not in value]
    for key, part in value.items():
        for index, item in enumerate(part if isinstance(part, list) else [part]):
            if isinstance(item, dict):
                inner = f"{place}.{key}[{index}]"
                found += mistakes(item, CLASSES[key], inner) if key in CLASSES else [f"{inner}: no class is known for {key}"]
    return found


def main(paths):
    found = [f"{path}: {mistake}" for path in paths for mistake in mistakes(json.load(open(path)), "SarifLog", "$")]
    print("\n".join(found) or f"{len(paths)} logs conform")
    return 1 if found or not paths else 0


sys.exit(main(sys.argv[1:]))
