#!/usr/bin/env python3
"""Checks an audit log without Cordon: verify-audit-log.py audit.jsonl audit.checkpoint [PUBLIC-KEY]

PUBLIC-KEY as the log's first record gives it (ed25519:…), from where you keep it; without it the log's own word is taken.
Python's standard library, and openssl for the signature.
"""

import base64
import hashlib
import json
import subprocess
import sys
import tempfile

# What precedes the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410).
DER_PREFIX = bytes.fromhex("302a300506032b6570032100")


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def root(leaves):
    """RFC 6962, section 2.1."""
    if len(leaves) < 2:
        return leaves[0] if leaves else sha256()
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\x01", root(leaves[:half]), root(leaves[half:]))


def is_signed(text, signature, key):
    with tempfile.NamedTemporaryFile() as pem, tempfile.NamedTemporaryFile() as signed, tempfile.NamedTemporaryFile() as proof:
        body = base64.b64encode(DER_PREFIX + key).decode()
        for file, content in [(pem, f"-----BEGIN PUBLIC KEY-----\n{body}\n-----END PUBLIC KEY-----\n".encode()), (signed, text), (proof, signature)]:
            file.write(content)
            file.flush()
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", pem.name, "-rawin", "-in", signed.name, "-sigfile", proof.name]
        return subprocess.run(command, stdout=subprocess.DEVNULL).returncode == 0


lines = open(sys.argv[1], "rb").read().split(b"\n")
torn = lines.pop()
records = [json.loads(line) for line in lines]
for number, (line, record) in enumerate(zip(lines, records)):
    canonical = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    if record["seq"] != number or line != canonical:
        sys.exit(f"line {number + 1} is not record {number} in canonical form")

identity = records[0]["data"]
key_text = sys.argv[3] if len(sys.argv) > 3 else identity["key"]
key = base64.b64decode(key_text.removeprefix("ed25519:"))

text, _, signatures = open(sys.argv[2], "rb").read().partition(b"\n\n")
text += b"\n"
origin, size, head = text.decode().splitlines()
key_id = sha256(origin.encode(), b"\n\x01", key)[:4]
proofs = [base64.b64decode(line.split(" ")[2]) for line in signatures.decode().splitlines() if line.split(" ")[1] == origin]
if origin != f"cordon/{identity['log']}" or not any(proof[:4] == key_id and is_signed(text, proof[4:], key) for proof in proofs):
    sys.exit("the checkpoint is not signed by this log's key")

covered = int(size)
if covered > len(lines):
    sys.exit(f"the checkpoint covers {covered} records, the log holds {len(lines)}: its end is missing")
if root([sha256(b"\x00", line) for line in lines[:covered]]) != base64.b64decode(head):
    sys.exit(f"the first {covered} records are not those that the checkpoint was signed for")
print(f"{origin}: {covered} records covered and unchanged, {len(lines) - covered} records and {len(torn)} bytes after them")
