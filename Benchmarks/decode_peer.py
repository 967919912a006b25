"""The bare decode of a page by orjson: prints the seconds of each round as JSON. Usage: decode_peer.py FILE ROUNDS"""

import json
import sys
import time

import orjson

with open(sys.argv[1], "rb") as file:
    page = file.read()
seconds = []
for _ in range(int(sys.argv[2])):
    start = time.perf_counter()
    decoded = orjson.loads(page)
    seconds.append(time.perf_counter() - start)
    count = len(decoded["value"])
    del decoded
print(json.dumps({"seconds": seconds, "alerts": count}))
