"""Clients that know the service's host names by heart: nothing in their configuration says that this is a simulator."""

import asyncio
import json
import os
import sys

import msal
import requests
from azure.identity import ClientSecretCredential

ready = json.load(open(f"{sys.argv[1]}/ready.json"))
tenant, client, secret = ready["tenantId"], ready["clientId"], ready["clientSecret"]
scope = "https://api.securitycenter.microsoft.com/.default"


def check(name, condition, seen=None):
    if not condition:
        sys.exit(f"FAILED: {name}: {seen}")
    print(f"ok: {name}")


app = msal.ConfidentialClientApplication(client, secret, authority=f"https://login.microsoftonline.com/{tenant}")
token = app.acquire_token_for_client([scope])
check("msal signs in at the service's own name", "access_token" in token, token)
header = {"Authorization": f"Bearer {token['access_token']}"}
for host in ("api.securitycenter.microsoft.com", "api.security.microsoft.com", "eu.api.security.microsoft.com"):
    answer = requests.get(f"https://{host}/api/alerts?$top=1", headers=header, timeout=30)
    check(f"{host} answers", answer.status_code == 200, answer.text)
check("the login host has no API", requests.get("https://login.microsoftonline.com/api/alerts", headers=header, timeout=30).status_code == 404)
check("the API has no login", requests.post(f"https://api.security.microsoft.com/{tenant}/oauth2/v2.0/token", timeout=30).status_code == 404)
export = requests.get("https://api.security.microsoft.com/api/machines/SoftwareInventoryExport", headers=header, timeout=30).json()
check("downloads lie with the storage", export["exportFiles"][0].startswith("https://labstorage.blob.core.windows.net/"), export)
check("a download needs no token", requests.get(export["exportFiles"][0], timeout=30).status_code == 200)
token = ClientSecretCredential(tenant, client, secret).get_token("https://graph.microsoft.com/.default").token
answer = requests.post(
    "https://graph.microsoft.com/v1.0/security/runHuntingQuery", json={"Query": "AlertInfo | take 1"},
    headers={"Authorization": f"Bearer {token}"}, timeout=30)
check("azure-identity and Graph by their own names", len(answer.json()["results"]) == 1, answer.text)

# mcp-defender, a server for language models: its own code signs in, asks and reads the answer.
os.environ.update(AZURE_TENANT_ID=tenant, AZURE_CLIENT_ID=client, AZURE_CLIENT_SECRET=secret)
from mcp_defender import server as hunter  # noqa: E402 (it reads its environment when it is imported)

query = "DeviceInfo | where OSPlatform == 'Windows11' | project DeviceName, OSPlatform | take 3"
lines = asyncio.run(hunter.run_hunting_query(query))[0].text.splitlines()
check("mcp-defender hunts", lines[0] == "DeviceName | OSPlatform" and len(lines) == 5, lines)
columns = asyncio.run(hunter.get_hunting_schema("AlertInfo"))[0].text
check("mcp-defender learns a table's columns", "AlertId: string" in columns and "Timestamp: datetime" in columns, columns)
wrong = asyncio.run(hunter.run_hunting_query("DeviceInfo | frobnicate"))[0].text
check("mcp-defender is told what is wrong", "frobnicate" in wrong and "position" in wrong, wrong)
