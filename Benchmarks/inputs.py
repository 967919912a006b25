#!/usr/bin/env python3
"""Writes the inputs of the benchmarks below a folder, the same bytes every time: inputs.py FOLDER"""

import json
import pathlib
import random
import sys

PLAYBOOKS = 1000
ALERTS = 10_000

CATEGORIES = ["Ransomware", "Malware", "CredentialAccess", "LateralMovement", "Exfiltration", "InitialAccess"]
SEVERITIES = ["Informational", "Low", "Medium", "High"]

PLAYBOOK = """\
playbook: respond-{number:04}
version: {version}
description: Case {number}, {category} of severity {severity} and above.
owner: secops@contoso.example
references: [T{technique}]
mode: enforce

trigger:
  alerts:
    where: |
      alert.severity >= "{severity}" && alert.category == "{category}"
        && alert.status != "Resolved" && !alert.title.contains("drill {number}")
    lookback: {hours}h
    per: device

let:
  droppers: alerts.map(a, a.evidence.filter(e, e.entityType == "File" && e.sha1 != null)).filter(l, l.size() > {few})

when: device.onboardingStatus == "Onboarded" && device.healthStatus in ["Active", "Inactive"]

steps:
  - tag_device:
      add: [cordon-case-{number}]

  - id: isolate
    if: droppers.size() > 0 || device.riskScore == "High"
    isolate_device:
      type: {isolation}
      comment: "{category}: ${{alerts.size()}} alerts on ${{device.computerDnsName}}, first ${{alerts[0].id}}"

  - id: package
    collect_investigation_package:
      comment: "Evidence of case {number}"
"""

# Of 10,000 alerts each of these matches one or two, as the playbooks of a large organisation do.
SELECTIVE = """\
playbook: select-{number:04}
mode: enforce
trigger:
  alerts:
    where: |
      alert.category == "{category}" && alert.status != "Resolved" && alert.severity >= "Low"
        && alert.title.contains("case {number}")
    lookback: 48h
when: device.onboardingStatus == "Onboarded"
steps:
  - id: isolate
    if: device.riskScore == "High" || alert.severity == "High"
    isolate_device: {{ type: {isolation}, comment: "Case {number}: ${{alert.title}}" }}
  - id: package
    collect_investigation_package: {{ comment: "Evidence of case {number}" }}
  - if: steps.package.outcome == "done"
    tag_device: {{ add: [case-{number}] }}
"""

POLICY = """\
  - name: respond-{number:04}
    resource: aws.{resource}
    description: Case {number}, {category} of severity {severity} and above.
    tags: [T{technique}]
    filters:
      - "tag:case-{number}": absent
      - type: value
        key: "tag:severity"
        op: in
        value: [{severity}, Critical]
      - or:
          - "tag:category": {category}
          - type: value
            key: "tag:Name"
            op: regex
            value: "^drill-{number}-.*"
      - not:
          - "tag:status": Resolved
    actions:
      - type: tag
        tags:
          case-{number}: open
      - type: mark-for-op
        tag: cordon-case
        op: {operation}
        hours: {hours}
"""
# Kinds that the peer checks fast; others take it up to six times as long.
RESOURCES = [("ec2", "stop"), ("ebs", "delete")]


def case(number):
    severity, category = SEVERITIES[number % 4], CATEGORIES[number % len(CATEGORIES)]
    resource, operation = RESOURCES[number % len(RESOURCES)]
    return {
        "number": number, "version": number % 9 + 1, "category": category, "severity": severity, "technique": 1000 + number % 600,
        "hours": number % 48 + 1, "few": number % 3, "isolation": ["Full", "Selective"][number % 2],
        "resource": resource, "operation": operation,
    }  # fmt: skip


def write_cases(folder):
    """A thousand playbooks, one to a file, and a thousand policies of about their size, in one file as is usual there."""
    (folder / "playbooks").mkdir(parents=True, exist_ok=True)
    for number in range(PLAYBOOKS):
        (folder / "playbooks" / f"{number:04}.yaml").write_text(PLAYBOOK.format(**case(number)))
    (folder / "selective").mkdir(exist_ok=True)
    for number in range(PLAYBOOKS):
        (folder / "selective" / f"{number:04}.yaml").write_text(SELECTIVE.format(**case(number)))
    (folder / "policies.yaml").write_text("policies:\n" + "".join(POLICY.format(**case(number)) for number in range(PLAYBOOKS)))


def hexadecimal(source, digits):
    return f"{source.getrandbits(4 * digits):0{digits}x}"


def moment(source, day=20):
    return f"2026-11-{day:02}T{source.randrange(24):02}:{source.randrange(60):02}:{source.randrange(60):02}.{source.randrange(10**7):07}Z"


EVIDENCE = [
    "entityType", "evidenceCreationTime", "sha1", "sha256", "fileName", "filePath", "processId", "processCommandLine",
    "processCreationTime", "parentProcessId", "parentProcessCreationTime", "parentProcessFileName", "parentProcessFilePath",
    "ipAddress", "url", "registryKey", "registryHive", "registryValueType", "registryValue", "accountName", "domainName",
    "userSid", "aadUserId", "userPrincipalName", "detectionStatus",
]  # fmt: skip


def evidence(source, kind):
    filled = {"entityType": kind, "evidenceCreationTime": moment(source)}
    if kind == "User":
        filled |= {"accountName": f"user{source.randrange(900)}", "domainName": "CONTOSO", "aadUserId": hexadecimal(source, 32),
                   "userSid": f"S-1-5-21-{source.getrandbits(32)}-{source.randrange(9999)}"}
    else:
        filled |= {"sha1": hexadecimal(source, 40), "sha256": hexadecimal(source, 64), "fileName": f"svc{source.randrange(99)}.exe",
                   "filePath": "C:\\Windows\\System32\\spool", "detectionStatus": "Detected"}
    return {field: filled.get(field) for field in EVIDENCE}


def alert(source, number):
    category = source.choice(CATEGORIES)
    return {
        "id": f"da{637472900382838869 + number}_{source.randrange(-2**31, 2**31)}",
        "incidentId": 1000 + number // 3, "investigationId": None, "assignedTo": None,
        "severity": source.choice(SEVERITIES), "status": source.choice(["New", "InProgress", "Resolved"]),
        "classification": None, "determination": None, "investigationState": "Queued",
        "detectionSource": "WindowsDefenderAtp", "detectorId": hexadecimal(source, 32), "category": category,
        "threatFamilyName": None, "title": f"Suspicious {category} activity \u2013 case {number}",
        "description": f"A process showed behaviour that is typical for {category}.\nReview its evidence before you act on it.",
        "alertCreationTime": moment(source, 19), "firstEventTime": moment(source, 18), "lastEventTime": moment(source, 19),
        "lastUpdateTime": moment(source), "resolvedTime": None,
        "machineId": hexadecimal(random.Random(number // 10), 40), "computerDnsName": f"desktop-{number // 10:04}.contoso.example",
        "rbacGroupName": "Workstations", "aadTenantId": "a839b112-1253-6432-9bf6-94542403f21c", "threatName": None,
        "mitreTechniques": ["T1064", "T1085"], "relatedUser": {"userName": f"user{number % 900}", "domainName": "CONTOSO"},
        "comments": [], "evidence": [evidence(source, kind) for kind in ("Process", "User")],
    }  # fmt: skip


def write_alerts(folder):
    """One page of alerts as the service sends it: compact, about 2 KB each with evidence."""
    source = random.Random(7)
    page = {"@odata.context": "https://api.security.microsoft.com/api/$metadata#Alerts",
            "value": [alert(source, number) for number in range(ALERTS)]}
    (folder / "alerts.json").write_text(json.dumps(page, separators=(",", ":"), ensure_ascii=False))


if __name__ == "__main__":
    write_cases(pathlib.Path(sys.argv[1]))
    write_alerts(pathlib.Path(sys.argv[1]))
