#!/usr/bin/env python3
"""Checks an audit log without Cordon: verify-audit-log.py audit.jsonl audit.checkpoint [PUBLIC-KEY]

PUBLIC-KEY as the log's first record gives it (ed25519:…), from where you keep it; without it the log's own word is taken.
Older files of the log (audit.1.jsonl, …) are read from beside it. Where audit.hashes lies beside the log, a changed record is named. Python's standard library, and openssl for the signature.
"""

import base64
import functools
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

# What precedes the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410).
DER_PREFIX = bytes.fromhex("302a300506032b6570032100")


class Finding(Exception):
    """Something that is not as Cordon leaves it."""


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def root(leaves):
    """RFC 6962, section 2.1."""
    if len(leaves) < 2:
        return leaves[0] if leaves else sha256()
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\x01", root(leaves[:half]), root(leaves[half:]))


@functools.cache
def is_signed(text, signature, key):
    with tempfile.NamedTemporaryFile() as pem, tempfile.NamedTemporaryFile() as signed, tempfile.NamedTemporaryFile() as proof:
        body = base64.b64encode(DER_PREFIX + key).decode()
        for file, content in [(pem, f"-----BEGIN PUBLIC KEY-----\n{body}\n-----END PUBLIC KEY-----\n".encode()), (signed, text), (proof, signature)]:
            file.write(content)
            file.flush()
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", pem.name, "-rawin", "-in", signed.name, "-sigfile", proof.name]
        return subprocess.run(command, stdout=subprocess.DEVNULL).returncode == 0


def records(lines):
    """Every line is the record of its number, in canonical form."""
    for number, line in enumerate(lines):
        try:
            record = json.loads(line)
            canonical = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        except ValueError:
            raise Finding(f"line {number + 1} is no record")
        if not isinstance(record, dict) or record.get("v") != 1 or record.get("seq") != number or line != canonical:
            raise Finding(f"line {number + 1} is not record {number} in canonical form")
        yield record


def check(log, checkpoint, key_text=None, hashes=b""):
    """The verdict on the bytes of a log and of its checkpoint, or a Finding."""
    *lines, torn = log.split(b"\n")
    if not lines:
        raise Finding("the log holds no record")
    identity = list(records(lines))[0].get("data")
    if not isinstance(identity, dict) or not all(isinstance(identity.get(name), str) for name in ("log", "key")):
        raise Finding("line 1 does not name the log and its key")
    key = base64.b64decode((key_text or identity["key"]).removeprefix("ed25519:"))

    text, _, signatures = checkpoint.partition(b"\n\n")
    text += b"\n"
    origin, size, head = text.decode().splitlines()
    key_id = sha256(origin.encode(), b"\n\x01", key)[:4]
    proofs = [base64.b64decode(line.split(" ")[2]) for line in signatures.decode().splitlines() if line.split(" ")[1] == origin]
    if origin != f"cordon/{identity['log']}":
        raise Finding(f"line 1 begins another log than {origin}, which the checkpoint is of")
    if not any(proof[:4] == key_id and is_signed(text, proof[4:], key) for proof in proofs):
        raise Finding("the checkpoint is not signed by this log's key")

    covered = int(size)
    if covered > len(lines):
        raise Finding(f"the checkpoint covers {covered} records, the log holds {len(lines)}: its end is missing")
    leaves = [sha256(b"\x00", line) for line in lines[:covered]]
    if root(leaves) != base64.b64decode(head):
        known = [hashes[at:at + 32] for at in range(0, 32 * covered, 32)]
        if root(known) == base64.b64decode(head):
            changed = next(number for number in range(covered) if leaves[number] != known[number])
            raise Finding(f"line {changed + 1} is not the record {changed} that was signed")
        raise Finding(f"the first {covered} records are not those that the checkpoint was signed for")
    return f"{origin}: {covered} records covered and unchanged, {len(lines) - covered} records and {len(torn)} bytes after them"


if __name__ == "__main__":
    newest = pathlib.Path(sys.argv[1])
    older = sorted(newest.parent.glob(f"{newest.stem}.*.jsonl"), key=lambda path: int(path.suffixes[-2][1:]))
    beside = newest.with_suffix(".hashes")
    try:
        print(check(b"".join(path.read_bytes() for path in [*older, newest]), pathlib.Path(sys.argv[2]).read_bytes(),
                    *sys.argv[3:4] or [None], beside.read_bytes() if beside.exists() else b""))
    except Finding as finding:
        sys.exit(str(finding))
