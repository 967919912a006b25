"""Sign-ins by every flow of msal and azure-identity, and what their tokens are good for."""

import html
import json
import os
import re
import sys
import threading
import time
import urllib.parse

import msal
import requests
from azure.identity import (
    AuthorizationCodeCredential, CertificateCredential, ClientSecretCredential, DeviceCodeCredential, ManagedIdentityCredential)

work = sys.argv[1]
ready = json.load(open(f"{work}/ready.json"))
api, tenant, client, secret = ready["api"], ready["tenantId"], ready["clientId"], ready["clientSecret"]
authority = f"{api}/{tenant}"
scope = "https://api.securitycenter.microsoft.com/.default"
graph = "https://graph.microsoft.com/.default"
done = []


def check(name, condition, seen=None):
    if not condition:
        sys.exit(f"FAILED: {name}: {seen}")
    done.append(name)
    print(f"ok: {name}")


def get(path, token, **query):
    return requests.get(f"{api}{path}", headers={"Authorization": f"Bearer {token}"}, params=query, timeout=30)


def works(name, result):
    check(name, "access_token" in result, result)
    answer = get("/api/machines", result["access_token"], **{"$top": 3})
    check(f"{name}: reads", answer.status_code == 200 and len(answer.json()["value"]) == 3, answer.text)
    return result


def approve(page, fields):
    answer = requests.post(page, data=fields, allow_redirects=False, timeout=30)
    check("the page takes the approval", answer.status_code in (200, 302), answer.text)
    return answer


# msal, for the app itself.
private = open(f"{work}/app.key").read()
public = open(f"{work}/app.pem").read()
fingerprint = __import__("subprocess").check_output(
    ["openssl", "x509", "-in", f"{work}/app.pem", "-noout", "-fingerprint", "-sha1"], text=True).split("=")[1].strip().replace(":", "")
credentials = {
    "secret": secret,
    "certificate, SHA-1 thumbprint": {"private_key": private, "thumbprint": fingerprint},
    "certificate, SHA-256 thumbprint": {"private_key": private, "public_certificate": public},
    "certificate along with it": {"private_key": private, "thumbprint": fingerprint, "public_certificate": public},
}
for kind, credential in credentials.items():
    app = msal.ConfidentialClientApplication(client, credential, authority=authority, instance_discovery=False)
    works(f"msal, {kind}", app.acquire_token_for_client([scope]))

wrong = msal.ConfidentialClientApplication(client, "wrong", authority=authority, instance_discovery=False)
refused = wrong.acquire_token_for_client([scope])
check("msal, wrong secret", refused.get("error") == "invalid_client" and 7000215 in refused.get("error_codes", []), refused)

# msal, for a person: device code, code + PKCE, refresh.
person = msal.PublicClientApplication(client, authority=authority, instance_discovery=False)
flow = person.initiate_device_flow([scope])
threading.Timer(0.5, lambda: approve(flow["verification_uri"], {"otc": flow["user_code"], "action": "approve"})).start()
by_device = works("msal, device code", person.acquire_token_by_device_flow(flow))
check("msal knows who signed in", person.get_accounts()[0]["username"] == by_device["id_token_claims"]["preferred_username"])
refreshed = person.acquire_token_silent_with_error([scope], account=person.get_accounts()[0], force_refresh=True)
works("msal, refresh", refreshed)

redirect = "http://localhost:8400"
flow = person.initiate_auth_code_flow([scope], redirect_uri=redirect)
page = requests.get(flow["auth_uri"], timeout=30)
fields = {name: html.unescape(value) for name, value in re.findall(r'name="([^"]+)" value="([^"]*)"', page.text) if name != "action"}
back = approve(flow["auth_uri"], {**{html.unescape(k): v for k, v in fields.items()}, "action": "approve"})
answer = dict(urllib.parse.parse_qsl(urllib.parse.urlparse(back.headers["Location"]).query))
works("msal, code and PKCE", person.acquire_token_by_auth_code_flow(flow, answer))
again = person.acquire_token_by_authorization_code(answer["code"], [scope], redirect_uri=redirect)
check("a code is good once", again.get("error") == "invalid_grant", again)

# azure-identity.
options = {"authority": api, "disable_instance_discovery": True}
works("azure-identity, secret", {"access_token": ClientSecretCredential(tenant, client, secret, **options).get_token(scope).token})
for chain in (False, True):
    credential = CertificateCredential(tenant, client, f"{work}/app-both.pem", send_certificate_chain=chain, **options)
    works(f"azure-identity, certificate{' and chain' if chain else ''}", {"access_token": credential.get_token(scope).token})


def prompt(uri, code, _expiry):
    approve(uri, {"otc": code, "action": "approve"})


works("azure-identity, device code",
      {"access_token": DeviceCodeCredential(client, tenant_id=tenant, prompt_callback=prompt, **options).get_token(scope).token})
asked = {"client_id": client, "response_type": "code", "redirect_uri": redirect, "scope": f"{scope} offline_access openid", "action": "approve"}
back = approve(f"{authority}/oauth2/v2.0/authorize", asked)
code = dict(urllib.parse.parse_qsl(urllib.parse.urlparse(back.headers["Location"]).query))["code"]
works("azure-identity, authorization code",
      {"access_token": AuthorizationCodeCredential(tenant, client, code, redirect, **options).get_token(scope).token})

# A managed identity: as the machine's metadata service has it, and as App Service has it.
for kind, variables in {
    "metadata service": {"AZURE_POD_IDENTITY_AUTHORITY_HOST": api},
    "App Service": {"IDENTITY_ENDPOINT": f"{api}/msi/token", "IDENTITY_HEADER": "a header"},
}.items():
    os.environ.update(variables)
    works(f"azure-identity, managed identity of a {kind}",
          {"access_token": ManagedIdentityCredential(client_id=client).get_token(scope).token})

# The keys that the discovery document names are those that sign.
document = requests.get(f"{authority}/v2.0/.well-known/openid-configuration", timeout=30).json()
keys = requests.get(document["jwks_uri"], timeout=30).json()["keys"]
token = ClientSecretCredential(tenant, client, secret, **options).get_token(graph).token
import jwt
key = jwt.PyJWK(keys[0])
claims = jwt.decode(token, key.key, algorithms=["RS256"], audience="https://graph.microsoft.com")
check("the key set verifies a token", claims["roles"] == ["ThreatHunting.Read.All"], claims)

# A hunting query on both routes.
query = {"Query": "DeviceInfo | where OnboardingStatus == 'Onboarded' | project DeviceName | take 5"}
token = ClientSecretCredential(tenant, client, secret, **options).get_token(scope).token
defender = requests.post(f"{api}/api/advancedqueries/run", json=query, headers={"Authorization": f"Bearer {token}"}, timeout=30)
check("hunting, Defender", len(defender.json()["Results"]) == 5, defender.text)
token = ClientSecretCredential(tenant, client, secret, **options).get_token(graph).token
other = requests.post(f"{api}/v1.0/security/runHuntingQuery", json=query, headers={"Authorization": f"Bearer {token}"}, timeout=30)
check("hunting, Graph", other.json()["results"] == defender.json()["Results"], other.text)
print(f"{len(done)} checks passed")
