"""Shows a simulator's journal; not zero unless one device was isolated, its package collected and its tag set."""

import collections
import json
import sys

effects = [json.loads(line) for line in open(sys.argv[1])]
by_device = collections.defaultdict(list)
for effect in effects:
    deed = effect["path"].rsplit("/", 1)[-1]
    by_device[effect["machineId"]].append(deed + (f" {effect['body']['Value']}" if deed == "tags" else ""))

for device, deeds in by_device.items():
    print(f"  {device}: {', '.join(deeds)}")

contained = [device for device, deeds in by_device.items()
             if {"isolate", "collectInvestigationPackage", "tags"} <= {deed.split()[0] for deed in deeds}]
if not contained:
    sys.exit("no device was isolated, collected from and tagged")
print(f"  {len(effects)} changes on {len(by_device)} devices; isolated, collected from and tagged: {len(contained)}")
